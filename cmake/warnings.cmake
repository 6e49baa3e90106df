# Warnings are errors, assertions stay on, the linker is mold where it is there.
add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Werror -UNDEBUG)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_compile_options(-fstack-protector-strong)
  # With sanitizers g++ 12 sees a mismatch in the frame allocator of Asio coroutines where there is none.
  add_compile_options(-Wno-mismatched-new-delete)
  # g++ 12 takes the alternatives of a std::variant for uninitialised where their destructors are inlined.
  add_compile_options(-Wno-maybe-uninitialized)
  include(CheckLinkerFlag)
  check_linker_flag(CXX -fuse-ld=mold ABRI_HAVE_MOLD)
  if(ABRI_HAVE_MOLD)
    add_link_options(-fuse-ld=mold)
  endif()
endif()
# What one clone compiled serves the next: paths below the source folder are hashed as seen from the build folder.
find_program(ABRI_CCACHE ccache)
if(ABRI_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_ctime,include_file_mtime ${ABRI_CCACHE})
endif()

# One room: a library of its .cpp files; tests beside them (*_test.cpp) go to the room's test list. Mains stand apart.
function(abri_room name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  set(tests ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "(_test|/main/[^/]+|/policy/rule|/protection/allow)\\.cpp$")
  add_library(${name} STATIC ${sources})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(${name} PUBLIC ${ARGN})
  set_property(GLOBAL APPEND PROPERTY ABRI_TESTS ${tests})
endfunction()

# A room of the core: runs in three places, so no exceptions and no run-time types.
function(abri_core_room name)
  abri_room(${name} ${ARGN})
  target_compile_options(${name} PRIVATE -fno-exceptions -fno-rtti)
  if(NOT ABRI_WASM)
    target_precompile_headers(${name} PRIVATE <algorithm> <array> <chrono> <map> <optional> <string> <string_view> <vector>)
  endif()
  get_property(all GLOBAL PROPERTY ABRI_TESTS)
  list(FILTER all INCLUDE REGEX "^${CMAKE_CURRENT_SOURCE_DIR}/")
  set_property(GLOBAL APPEND PROPERTY ABRI_CORE_TESTS ${all})
endfunction()
