# The system's libraries, each as one target: protobuf, gRPC, RocksDB, libsodium, OpenSSL, utf8proc,
# CLI11, nlohmann-json, GoogleTest. scripts/packages lists the Debian packages that bring them.
#
# Linked static: what is slow to load or fragile to mix (gRPC with protobuf, RocksDB), and utf8proc,
# whose Unicode version decides what is canonical. Shared: OpenSSL and libsodium, so that the system's
# security fixes reach the binaries.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(RocksDB CONFIG REQUIRED)
find_package(CLI11 CONFIG REQUIRED)
find_package(GTest CONFIG REQUIRED)
include(static_grpc)

pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)

find_path(WARIFU_UTF8PROC_INCLUDE utf8proc.h REQUIRED)
find_library(WARIFU_UTF8PROC_ARCHIVE libutf8proc.a REQUIRED)
add_library(warifu_utf8proc INTERFACE)
target_include_directories(warifu_utf8proc SYSTEM INTERFACE "${WARIFU_UTF8PROC_INCLUDE}")
target_compile_definitions(warifu_utf8proc INTERFACE UTF8PROC_STATIC)
target_link_libraries(warifu_utf8proc INTERFACE "${WARIFU_UTF8PROC_ARCHIVE}")
