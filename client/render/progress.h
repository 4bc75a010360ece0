// Progress: how far long work is, how fast it goes and how long it takes yet, on a terminal only.
//
// Threads: one at a time.
#ifndef WARIFU_CLIENT_RENDER_PROGRESS_H_
#define WARIFU_CLIENT_RENDER_PROGRESS_H_

#include <cstdint>

#include "client/context.h"

namespace warifu {

// One line on context.err, written over itself once a second; nothing where stderr is no terminal,
// with --quiet or with --json.
class Progress {
 public:
  // `all` pieces of work are to be done.
  Progress(Context& context, std::uint64_t all);
  // Goes to the next line.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // `done` of them are. The first call tells where the work goes on from: it counts for no rate.
  void Show(std::uint64_t done);

 private:
  Context& context_;
  const std::uint64_t all_;
  const bool watched_;
  bool shown_ = false;
  bool begun_ = false;
  std::uint64_t begun_at_s_ = 0;
  std::uint64_t begun_with_ = 0;
  std::uint64_t shown_at_s_ = 0;
  std::size_t width_ = 0;  // of the line that stands there
};

// "3 min 20 s", "2 h 5 min".
std::string DurationInWords(std::uint64_t seconds);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_PROGRESS_H_
