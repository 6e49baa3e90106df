# Data files become one C++ table, made anew when one of them changes.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(ABRI_EMBEDDED ${PROJECT_BINARY_DIR}/embedded_files.cpp)
file(GLOB_RECURSE ABRI_DATA CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/forms/* ${PROJECT_SOURCE_DIR}/policies/* ${PROJECT_SOURCE_DIR}/locales/* ${PROJECT_SOURCE_DIR}/assets/* ${PROJECT_SOURCE_DIR}/courses/*)
add_custom_command(OUTPUT ${ABRI_EMBEDDED}
  COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/tools/embed.py ${PROJECT_SOURCE_DIR} ${ABRI_EMBEDDED} forms policies locales assets courses
  DEPENDS ${ABRI_DATA} ${PROJECT_SOURCE_DIR}/tools/embed.py VERBATIM)
add_library(abri_data OBJECT ${ABRI_EMBEDDED})
# Catalogues are longer than what the standard asks every compiler to take; ours take them.
set_source_files_properties(${ABRI_EMBEDDED} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
target_include_directories(abri_data PRIVATE ${PROJECT_SOURCE_DIR}/src)
