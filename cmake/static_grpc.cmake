# The targets warifu_grpc and protobuf::libprotobuf, both static, for every preset alike.
#
# Debian's CMake files of gRPC export the shared libraries only, so the list of archives comes from
# `pkg-config --static`. The archives refer to each other in circles: one link group, scanned again.
# gRPC and protobuf must be static together, or a program holds two pools of descriptors.
# Shared stay the libraries that the system mends on its own: OpenSSL, zlib and those of libc.
set(Protobuf_USE_STATIC_LIBS ON)
find_package(Protobuf REQUIRED)
find_program(WARIFU_GRPC_PLUGIN grpc_cpp_plugin REQUIRED)
pkg_check_modules(WARIFU_GRPC REQUIRED grpc++)

set(kept_shared ssl crypto z dl rt pthread atomic)
set(archives "")
foreach(name IN LISTS WARIFU_GRPC_STATIC_LIBRARIES)
  if(name IN_LIST kept_shared)
    continue()
  endif()
  find_library(WARIFU_ARCHIVE_${name} lib${name}.a REQUIRED)
  mark_as_advanced(WARIFU_ARCHIVE_${name})
  list(APPEND archives "${WARIFU_ARCHIVE_${name}}")
endforeach()
list(REMOVE_DUPLICATES archives)

# Reflection is an archive of its own, in front of the group that it refers to.
find_library(WARIFU_GRPC_REFLECTION libgrpc++_reflection.a REQUIRED)

string(REPLACE ";" "," archives "${archives}")
add_library(warifu_grpc INTERFACE)
target_link_libraries(warifu_grpc INTERFACE
  "${WARIFU_GRPC_REFLECTION}" "$<LINK_GROUP:RESCAN,${archives}>"
  protobuf::libprotobuf OpenSSL::SSL OpenSSL::Crypto z rt Threads::Threads ${CMAKE_DL_LIBS})
