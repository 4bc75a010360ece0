#include "client/render/progress.h"

#include <ostream>
#include <string>

#include "client/text/catalogue.h"
#include "core/text/escape.h"
#include "core/text/number_format.h"

namespace warifu {
namespace {

constexpr std::uint64_t kMinuteS = 60;
constexpr std::uint64_t kHourS = 3600;

}  // namespace

std::string DurationInWords(std::uint64_t seconds) {
  if (seconds < kMinuteS) return std::to_string(seconds) + " s";
  if (seconds < kHourS) {
    return std::to_string(seconds / kMinuteS) + " min " + std::to_string(seconds % kMinuteS) + " s";
  }
  return std::to_string(seconds / kHourS) + " h " + std::to_string(seconds % kHourS / kMinuteS) +
         " min";
}

Progress::Progress(Context& context, std::uint64_t all)
    : context_(context),
      all_(all),
      watched_(context.err_display.terminal && !context.global.quiet && !context.global.json) {}

Progress::~Progress() {
  if (shown_) context_.err << "\n";
}

void Progress::Show(std::uint64_t done) {
  if (!watched_) return;
  const std::uint64_t now_s = context_.now_s();
  if (!begun_) {
    begun_ = true;
    begun_at_s_ = now_s;
    begun_with_ = done;
  }
  if (shown_ && now_s == shown_at_s_ && done < all_) return;
  shown_at_s_ = now_s;
  const std::string& language = context_.languages.front();
  std::string line =
      Say(language, MessageId::kProgress,
          {{"done", FormatCount(done, language)}, {"all", FormatCount(all_, language)}});
  const std::uint64_t passed_s = now_s > begun_at_s_ ? now_s - begun_at_s_ : 0;
  if (passed_s > 0 && done > begun_with_) {
    const std::uint64_t rate = (done - begun_with_) / passed_s;
    const std::uint64_t left = all_ > done ? all_ - done : 0;
    // The same rate from here on, rounded up.
    const std::uint64_t left_s =
        (left * passed_s + (done - begun_with_) - 1) / (done - begun_with_);
    line += Say(language, MessageId::kProgressRate,
                {{"rate", FormatCount(rate, language)}, {"left", DurationInWords(left_s)}});
  }
  const std::size_t width = DisplayWidth(line);
  context_.err << "\r" << line << std::string(width_ > width ? width_ - width : 0, ' ')
               << std::flush;
  width_ = width;
  shown_ = true;
}

}  // namespace warifu
