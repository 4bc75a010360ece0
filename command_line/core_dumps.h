// That a program which holds keys leaves none of them behind when it dies.
//
// Threads: once, at the start.
#ifndef WARIFU_COMMAND_LINE_CORE_DUMPS_H_
#define WARIFU_COMMAND_LINE_CORE_DUMPS_H_

namespace warifu {

// From now on this process writes no core file, is given to no program that collects them, and no
// process of its own user may look into its memory.
void ForbidCoreDumps();

}  // namespace warifu

#endif  // WARIFU_COMMAND_LINE_CORE_DUMPS_H_
