"""Puts sources into batches that one translation unit can include: no two files of a batch have a name of their own
(static, or in an unnamed namespace) in common. What costs most in a check is the standard library's headers; a batch
reads them once."""
import pathlib
import re

DECLARED = re.compile(r"^(?:static |constexpr |inline |thread_local )*(?:struct|class|enum class|enum|using) (\w+)"
                      r"|^(?!namespace|#|//|\}|return|using namespace|extern)[\w:<>,&*\[\] ]*?[ &*>](\w+)(?:\(|\[|\{| = |;)")


def own_names(text):
    """Names with internal linkage of a .cpp, as clang-format lays it out: declarations begin in the first column."""
    names, unnamed = set(), False
    for line in text.splitlines():
        if line.startswith("namespace {"):
            unnamed = True
        elif unnamed and re.match(r"\}\s*// namespace$", line):
            unnamed = False
        elif (found := DECLARED.match(line)) and (unnamed or line.startswith(("static ", "constexpr ", "using "))):
            names.add(found.group(1) or found.group(2))
    return names


def batches(paths, most=12):
    """Lists of paths; every path is in exactly one. A file with a second name for a type (`using X = …`) stays alone:
    what the others include may know X as something else."""
    made = []
    for path in sorted(paths):
        text = pathlib.Path(path).read_text()
        if re.search(r"^using \w+ =", text, re.M):
            made.append(([path], None))
            continue
        names = own_names(text)
        for batch, taken in made:
            if taken is not None and len(batch) < most and not names & taken:
                batch.append(path)
                taken |= names
                break
        else:
            made.append(([path], set(names)))
    return [batch for batch, _ in made]
