// Workers: a few threads for what neither the sequencer nor the transport may wait for.
//
// The line is as long as the calls under way, which the CallGate bounds.
// Threads: safe; Stop from the owner's.
#ifndef WARIFU_SERVER_WORKERS_H_
#define WARIFU_SERVER_WORKERS_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace warifu {

class Workers {
 public:
  explicit Workers(std::size_t threads);
  ~Workers();  // stops
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  // Runs `work` on one of the threads, in the order of posting.
  // Requires: before Stop.
  void Post(std::function<void()> work);

  // Ends when all that was posted is done. Any number of times.
  void Stop();

 private:
  void Run();

  std::mutex mutex_;
  std::condition_variable bell_;
  std::deque<std::function<void()>> waiting_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace warifu

#endif  // WARIFU_SERVER_WORKERS_H_
