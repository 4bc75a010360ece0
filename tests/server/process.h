// A program that runs beside the test: started, listened to, told to end.
//
// Threads: one.
#ifndef WARIFU_TESTS_SERVER_PROCESS_H_
#define WARIFU_TESTS_SERVER_PROCESS_H_

#include <sys/types.h>

#include <string>
#include <vector>

namespace warifu {

class Process {
 public:
  // Starts `program` with nothing on its standard input and no terminal. Its standard error goes
  // to `err_path`.
  Process(const std::string& program, const std::vector<std::string>& args,
          const std::string& err_path);
  ~Process();  // kills it
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  // The next line of its standard output, or what there is at its end.
  std::string ReadLine();
  void Signal(int signal);
  pid_t pid() const { return pid_; }
  bool HasEnded() const;
  // Its exit code, or 1000 + the signal that ended it.
  int Wait();

 private:
  pid_t pid_ = -1;
  int out_ = -1;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_SERVER_PROCESS_H_
