#!/usr/bin/env python3
"""Writes the data files of the project (forms, policies, locales, assets) into one C++ table: embed.py ROOT OUT FOLDER…"""
import pathlib
import sys


def literal(data: bytes) -> str:
    out, line = [], ""
    for byte in data:
        piece = chr(byte) if 32 <= byte < 127 and chr(byte) not in '\\"?' else f"\\{byte:03o}"
        line += piece
        if len(line) > 120:
            out.append(f'"{line}"')
            line = ""
    out.append(f'"{line}"')
    return "\n".join(out)


def main() -> None:
    root, target, folders = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3:]
    files = sorted(p for folder in folders for p in (root / folder).rglob("*") if p.is_file())
    rows = []
    for path in files:
        data = path.read_bytes()
        rows.append(f'    {{"{path.relative_to(root).as_posix()}", std::string_view({literal(data)}, {len(data)})}},')
    rows.sort()
    text = '#include "base/embedded.h"\n\nnamespace abri {\n\nstatic constexpr EmbeddedFile files[] = {\n' + "\n".join(rows)
    text += "\n};\n\nstd::span<EmbeddedFile const> embedded_files() { return files; }\n\n}  // namespace abri\n"
    if not target.exists() or target.read_text() != text:
        target.write_text(text)


main()
