include(GNUInstallDirs)

# What a folder's CMakeLists.txt calls. Names follow from paths:
#
#   core/merkle        -> library warifu_core_merkle        warifu_library(DEPS core/crypto)
#   server/main.cc     -> binary bin/warifud                warifu_binary(warifud DEPS server storage)
#                         page man/warifud.8                warifu_manual(warifud 8)
#   tests/core/merkle  -> binary core_merkle_test           warifu_test(DEPS core/merkle)
#   tests/support      -> library warifu_test_support       warifu_library(DEPS registry)
#   tests/fuzz/code_fuzz.cc  -> binary code_fuzz (check)    warifu_fuzzers(DEPS core/note)
#
# A dependency is a folder ("core/base"), or any other target as it stands ("warifu_data",
# "RocksDB::rocksdb"). Sources are globbed; a new file makes the next build configure again.

set(WARIFU_TEST_FOLDERS ".*" CACHE STRING "Only tests of folders that match, e.g. ^(core|storage)")

# Builds every test there is, and nothing that no test needs.
add_custom_target(warifu_tests)

# GoogleTest's macros make the code of tests slow to compile, under sanitizers above all. So tests
# share one precompiled header and are not optimized; what is under test keeps its own flags. In the
# preset dev each compiles alone, so that a missing #include is seen.
function(warifu_lighten_test_code name)
  if(NOT WARIFU_LIGHT_TESTS)
    return()
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    set(flags -O0 "SHELL:-Xclang -fno-pch-timestamp")
  else()
    set(flags -O0 -fpch-preprocess)
  endif()
  if(NOT TARGET warifu_test_headers)
    file(WRITE "${CMAKE_BINARY_DIR}/test_headers.cc" "")
    add_library(warifu_test_headers OBJECT "${CMAKE_BINARY_DIR}/test_headers.cc")
    target_link_libraries(warifu_test_headers PRIVATE warifu_flags warifu_data GTest::gmock)
    target_compile_options(warifu_test_headers PRIVATE ${flags})
    target_precompile_headers(warifu_test_headers PRIVATE
      <algorithm> <filesystem> <functional> <map> <memory> <optional> <string> <vector>
      <gmock/gmock.h> <gtest/gtest.h>
      <warifu/v1/statement.pb.h> <warifu/v1/proof.pb.h> <warifu/v1/log.pb.h>)
  endif()
  target_compile_options(${name} PRIVATE ${flags})
  target_precompile_headers(${name} REUSE_FROM warifu_test_headers)
endfunction()

# Folders to targets: "core/base" -> "warifu_core_base", "tests/support" -> "warifu_test_support".
function(warifu_targets out)
  set(result "")
  foreach(item IN LISTS ARGN)
    if(NOT item MATCHES "::|^warifu_")
      string(REGEX REPLACE "^tests/" "test/" item "${item}")
      string(REPLACE "/" "_" item "warifu_${item}")
    endif()
    list(APPEND result "${item}")
  endforeach()
  set(${out} "${result}" PARENT_SCOPE)
endfunction()

# The library of this folder: its *.cc (with RECURSE those of the folders below too), but main.cc.
# While there is none, an interface library, so that others may depend on it already.
function(warifu_library)
  cmake_parse_arguments(PARSE_ARGV 0 arg "RECURSE" "" "DEPS")
  file(RELATIVE_PATH folder "${CMAKE_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}")
  warifu_targets(name "${folder}")
  warifu_targets(deps ${arg_DEPS})
  set(glob GLOB)
  if(arg_RECURSE)
    set(glob GLOB_RECURSE)
  endif()
  file(${glob} sources CONFIGURE_DEPENDS "*.cc")
  list(FILTER sources EXCLUDE REGEX "/main\\.cc$")
  if(sources)
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC warifu_flags ${deps})
    if(folder MATCHES "^tests/")
      warifu_lighten_test_code(${name})
    endif()
  else()
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE warifu_flags ${deps})
  endif()
endfunction()

# The program bin/NAME from this folder's main.cc; nothing while there is no main.cc.
function(warifu_binary name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "DEPS")
  warifu_targets(deps ${arg_DEPS})
  file(GLOB main CONFIGURE_DEPENDS "main.cc")
  if(main)
    add_executable(${name} ${main})
    target_link_libraries(${name} PRIVATE warifu_flags ${deps})
    set_target_properties(${name} PROPERTIES
      RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
  endif()
endfunction()

# The manual page NAME.SECTION of a program, printed by itself, so that it says what --help says; and
# where both are installed.
function(warifu_manual name section)
  if(NOT TARGET ${name})
    return()
  endif()
  set(page "${CMAKE_BINARY_DIR}/man/${name}.${section}")
  add_custom_command(
    OUTPUT "${page}"
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${CMAKE_BINARY_DIR}/man"
    COMMAND ${name} --man > "${page}"
    DEPENDS ${name}
    COMMENT "Making the manual page ${name}(${section})" VERBATIM)
  add_custom_target(${name}_manual ALL DEPENDS "${page}")
  install(TARGETS ${name} RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT ${name})
  install(FILES "${page}" DESTINATION "${CMAKE_INSTALL_MANDIR}/man${section}" COMPONENT ${name})
endfunction()

# A test of ctest: runs in the root of the sources, in time, and finds the programs in WARIFU_BIN. Of its
# output only what failed is printed, so that a long list of passes hides nothing.
function(warifu_register_test name)
  add_test(NAME ${name} COMMAND ${ARGN} WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}")
  set_tests_properties(${name} PROPERTIES
    TIMEOUT 600
    ENVIRONMENT "WARIFU_BIN=${CMAKE_BINARY_DIR}/bin;WARIFU_BUILD=${CMAKE_BINARY_DIR};GTEST_BRIEF=1;\
LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/cmake/leaks_of_libraries.supp:print_suppressions=0")
endfunction()

# In a folder whose tests start the programs: these, with their manual pages, are built with the tests.
# Leaves the folder where its tests are not wanted.
macro(warifu_tests_of_programs)
  file(RELATIVE_PATH folder "${CMAKE_SOURCE_DIR}/tests" "${CMAKE_CURRENT_SOURCE_DIR}")
  if(NOT folder MATCHES "${WARIFU_TEST_FOLDERS}")
    return()
  endif()
  add_dependencies(warifu_tests warifu warifu_manual warifud warifud_manual)
endmacro()

# The tests of this folder as one binary and one entry of ctest. BINARIES: programs that it starts.
function(warifu_test)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "DEPS;BINARIES")
  file(RELATIVE_PATH folder "${CMAKE_SOURCE_DIR}/tests" "${CMAKE_CURRENT_SOURCE_DIR}")
  warifu_test_in(${folder} DEPS ${arg_DEPS} BINARIES ${arg_BINARIES})
endfunction()

function(warifu_test_in folder)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "DEPS;BINARIES")
  warifu_targets(deps ${arg_DEPS})
  string(REPLACE "/" "_" name "${folder}_test")
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/${folder}/*.cc")
  if(NOT sources OR NOT folder MATCHES "${WARIFU_TEST_FOLDERS}")
    return()
  endif()
  add_executable(${name} ${sources})
  add_dependencies(warifu_tests ${name})
  target_link_libraries(${name} PRIVATE
    warifu_flags ${deps} GTest::gmock GTest::gtest_main)
  warifu_lighten_test_code(${name})
  set_target_properties(${name} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/test-bin")
  foreach(binary IN LISTS arg_BINARIES)
    if(TARGET ${binary})
      add_dependencies(${name} ${binary})
    endif()
  endforeach()
  warifu_register_test(${name} ${name})
  # A binary that found no test of its own has not passed.
  set_tests_properties(${name} PROPERTIES FAIL_REGULAR_EXPRESSION "Running 0 tests")
endfunction()

# One libFuzzer program per *.cc of this folder, tried shortly by ctest under the label "fuzz", longer by
# scripts/fuzz.
# Seeds lie in seeds/<name of the file without .cc>/ and are never written to.
function(warifu_fuzzers)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "DEPS")
  if(NOT WARIFU_FUZZ)
    return()
  endif()
  warifu_targets(deps ${arg_DEPS})
  file(GLOB sources CONFIGURE_DEPENDS "*.cc")
  foreach(source IN LISTS sources)
    get_filename_component(name "${source}" NAME_WE)
    add_executable(${name} "${source}")
    add_dependencies(warifu_tests ${name})
    target_link_libraries(${name} PRIVATE warifu_flags ${deps})
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    set_target_properties(${name} PROPERTIES
      RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/fuzz-bin")
    set(found "${CMAKE_BINARY_DIR}/fuzz-found/${name}")
    file(MAKE_DIRECTORY "${found}")
    set(seeds "${CMAKE_CURRENT_SOURCE_DIR}/seeds/${name}")
    if(NOT IS_DIRECTORY "${seeds}")
      set(seeds "")
    endif()
    warifu_register_test(${name} ${name} -seed=1 -max_total_time=30 -timeout=20 -max_len=65536
                         -artifact_prefix=${found}/ -print_final_stats=1 "${found}" ${seeds})
    set_tests_properties(${name} PROPERTIES LABELS fuzz)
  endforeach()
endfunction()
