# How our own code is compiled: C++20, every warning an error, sanitizers by WARIFU_SANITIZE.
#
# The flags hang on the target warifu_flags, so that generated code stays without them; sanitizers and
# the language are global, because they change what all objects of one program must agree on.
set(WARIFU_SANITIZE "" CACHE STRING "Argument of -fsanitize, e.g. address,undefined or thread")
option(WARIFU_LIGHT_TESTS "Compile tests with one precompiled header, not optimized" OFF)
option(WARIFU_FUZZ "Instrument for libFuzzer and build the fuzz targets (clang only)" OFF)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_LINK_DEPENDS_NO_SHARED ON)

# Asserts stay on as in Debian's archives of RocksDB, gRPC and protobuf: one program, one setting.
set(CMAKE_CXX_FLAGS_RELEASE "-O2")
set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g")
add_compile_options("-ffile-prefix-map=${CMAKE_SOURCE_DIR}/=")

if(WARIFU_SANITIZE)
  set(CMAKE_CXX_FLAGS_DEBUG "-O1 -gline-tables-only")
  add_compile_options(-fsanitize=${WARIFU_SANITIZE} -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  # To see whether an object's table of virtual functions is readable, UBSan opens a pipe: where a test
  # leaves no descriptors, it takes every new type for a broken one.
  if(WARIFU_SANITIZE MATCHES "undefined")
    add_compile_options(-fno-sanitize=vptr)
  endif()
  add_link_options(-fsanitize=${WARIFU_SANITIZE})
endif()
if(WARIFU_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

find_program(WARIFU_CCACHE ccache)
if(WARIFU_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${WARIFU_CCACHE}")
  if(WARIFU_LIGHT_TESTS)  # Precompiled headers (warifu.cmake) are what ccache asks this for.
    list(PREPEND CMAKE_CXX_COMPILER_LAUNCHER
         "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros)
  endif()
endif()

find_program(WARIFU_LLD ld.lld)
if(WARIFU_LLD)
  add_link_options(-fuse-ld=lld)
endif()
add_link_options(-Wl,--as-needed)

add_library(warifu_flags INTERFACE)
target_compile_options(warifu_flags INTERFACE -Wall -Wextra -Werror)
target_include_directories(warifu_flags INTERFACE "${CMAKE_SOURCE_DIR}")
