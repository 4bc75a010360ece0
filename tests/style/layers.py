"""Who may include whom: the table of directions, and the check over #include lines.

The arrows are those of ARCHITECTURE.md. A folder may include what it reaches by arrows.
"""

import re

import source_tree

# Folder: the folders that it stands on.
ARROWS = {
    "core/base": [],
    "core/crypto": ["core/base"],
    "core/merkle": ["core/crypto"],
    "core/note": ["core/crypto"],
    "core/text": ["core/base"],
    "core/statement": ["core/text", "core/crypto", "messages"],
    "core/standing": ["core/merkle", "messages"],
    "core/rules": ["core/statement", "core/standing"],
    "core/admission": ["core/rules"],
    "core/proof": ["core/replay", "core/note", "core/merkle"],  # evidence and entries: by replay
    "core/replay": ["core/admission", "core/note", "core/merkle"],
    "core/report": ["core/rules"],
    "registry": ["core/proof", "core/replay", "threads"],
    "storage": ["registry", "rocksdb"],
    "command_line": ["core/text", "command line"],
    "server": ["registry", "command_line", "services", "grpc"],
    "client": ["core/proof", "core/replay", "core/report", "command_line", "services", "threads"],
    "services": ["messages"],
    "threads": [],
    "messages": [],
    "rocksdb": [],
    "grpc": [],
    "command line": [],
}

# Single files that may include more than their folder.
MORE_FOR_FILE = {
    "server/main.cc": ["storage"],
    "client/transport.cc": ["grpc"],
    "client/transport.h": ["grpc"],
}

# What a system or generated header stands for in the table.
HEADER_KINDS = [
    (r"warifu/v1/\w+_service(\.grpc)?\.pb\.h$", "services"),
    (r"warifu/v1/|google/protobuf/", "messages"),
    (r"rocksdb/", "rocksdb"),
    (r"grpcpp/|grpc/|grpc\+\+/", "grpc"),
    (r"CLI/", "command line"),
]

# Headers for I/O, clocks, randomness and threads, which only code above the core may use. One of them
# is the core's own: it offers the system's randomness to programs.
IMPURE = re.compile(
    r"^(atomic|barrier|chrono|condition_variable|ctime|filesystem|fstream|future|iostream|latch|mutex"
    r"|random|semaphore|shared_mutex|stop_token|syncstream|thread"
    r"|dirent\.h|fcntl\.h|netdb\.h|poll\.h|pthread\.h|signal\.h|time\.h|unistd\.h"
    r"|(arpa|net|netinet|sys)/.*|core/crypto/system_random\.h)$")

# How headers of ours end that the build makes.
GENERATED = ".gen.h"

# A header that one file of each program includes, because it is slow to compile.
ONE_USER = "command line"

# Functions that make an ExaminedStatement without the whole of Examine, and who may call them beside
# the files that define them: everybody else goes through Examine.
DOORS = {
    "ReadExaminedBefore": ["core/statement/"],
    "ReadOwnEntry": ["core/statement/", "core/replay/replay_state.cc", "storage/view_reader.cc"],
    "ExamineFurther": ["core/statement/", "core/replay/examine_entry.cc"],
    "StatementMaker": ["core/statement/"],
}


def reachable(folder, arrows):
    """All that `folder` stands on, itself too."""
    found, waiting = set(), [folder]
    while waiting:
        item = waiting.pop()
        if item not in found:
            found.add(item)
            waiting += arrows[item]
    return found


def folder_of(path):
    """The folder of the table that a path of the project lies in, or None."""
    top = path.split("/")[0]
    if top not in source_tree.PRODUCT:
        return None
    return next((row for row in ARROWS if path.startswith(row + "/")), None)


def kind_of(header):
    """The row of the table that an included header belongs to, or None for the C++ library."""
    for pattern, kind in HEADER_KINDS:
        if re.match(pattern, header):
            return kind
    return folder_of(header)


def check_file(path, text, exists):
    """Findings in one file. `exists` tells whether a path of the project is a file."""
    folder = folder_of(path)
    if folder is None:
        return [f"{path}: lies in no folder of the table in tests/style/layers.py"]
    allowed = reachable(folder, ARROWS) | set(MORE_FOR_FILE.get(path, []))
    findings = []
    for header in source_tree.includes(text):
        kind = kind_of(header)
        if kind is not None and kind not in allowed:
            findings.append(f"{path}: {folder} may not include {header} ({kind})")
        if folder_of(header) and not header.endswith(GENERATED) and not exists(header):
            findings.append(f"{path}: includes {header}, which does not exist")
        if folder.startswith("core/") and IMPURE.match(header):
            findings.append(f"{path}: the core may not include <{header}>")
    return findings + check_doors(path, text)


def check_doors(path, text):
    return [f"{path}: only {' and '.join(users)} may use {door}: go through Examine"
            for door, users in DOORS.items()
            if re.search(rf"\b{door}\b", re.sub(r"//.*", "", text))
            and not any(path.startswith(user) for user in users)]


def check(files, exists):
    """Findings over the product's files, a dictionary of path to text."""
    findings, users = [], {}
    for path, text in sorted(files.items()):
        findings += check_file(path, text, exists)
        if any(kind_of(header) == ONE_USER for header in source_tree.includes(text)):
            users.setdefault(folder_of(path), []).append(path)
    for paths in users.values():
        if len(paths) > 1:
            findings.append(
                f"{', '.join(paths)}: only one file of a program may include the {ONE_USER} library")
    return findings
