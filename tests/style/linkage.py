"""What the core's archives call, and which shared libraries the programs need."""

import re
import subprocess

# Undefined symbols (demangled) that show I/O, a clock, randomness or threads, or a library above.
FORBIDDEN_IN_CORE = re.compile(
    r"^(grpc::|grpc_|rocksdb::|std::thread|std::(recursive_)?mutex|std::condition_variable"
    r"|std::filesystem::|std::random_device|std::chrono::.*::now"
    r"|std::basic_[io]?f(stream|ilebuf)"
    r"|(open|openat|fopen|creat|read|write|pread|pwrite|socket|connect|unlink|rename|system"
    r"|clock_gettime|gettimeofday|time|clock|getrandom|getentropy|rand|random|getenv|setenv"
    r"|pthread_create|pthread_mutex_lock|sleep|usleep|nanosleep)(64)?$"
    r"|randombytes|RAND_)")

# These know no protobuf, so that an auditor can take them alone.
NO_PROTOBUF = ("core/base", "core/crypto", "core/merkle", "core/note", "core/text")
PROTOBUF = re.compile(r"google::protobuf|warifu::v1::")

_EVERYWHERE = {
    "libc.so.6", "libm.so.6", "libstdc++.so.6", "libgcc_s.so.1",
    "libcrypto.so.3", "libssl.so.3", "libsodium.so.23", "libz.so.1",
}
_ROCKSDB = {"libsnappy.so.1", "libbz2.so.1.0", "liblz4.so.1", "libzstd.so.1", "libgflags.so.2.2"}

# Program: the shared libraries that it may need, beside the loader.
NEEDED = {"warifu": _EVERYWHERE, "warifud": _EVERYWHERE | _ROCKSDB}


def undefined_symbols(archive):
    """The demangled names that an archive's objects expect elsewhere, versions cut off."""
    listing = subprocess.run(["nm", "-uC", "--no-sort", archive], check=True, text=True,
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    return {line.strip()[2:].split("@")[0] for line in listing.splitlines()
            if line.strip()[:2] in ("U ", "w ")}


def needed_libraries(program):
    listing = subprocess.run(["readelf", "-d", program], check=True, text=True,
                             stdout=subprocess.PIPE).stdout
    return set(re.findall(r"\(NEEDED\).*\[(.*)\]", listing))


def check_symbols(folder, symbols):
    findings = [f"{folder}: calls {name}, which the core may not"
                for name in sorted(symbols) if FORBIDDEN_IN_CORE.search(name)]
    if folder in NO_PROTOBUF:
        findings += [f"{folder}: calls {name}, but knows no protobuf"
                     for name in sorted(symbols) if PROTOBUF.search(name)]
    return findings


def check_needed(name, libraries):
    loader = {library for library in libraries if library.startswith("ld-linux")}
    return [f"{name}: needs {library}, which tests/style/linkage.py does not list"
            for library in sorted(libraries - loader - NEEDED[name])]
