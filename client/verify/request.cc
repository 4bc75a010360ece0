#include "client/verify/request.h"

#include <algorithm>
#include <cctype>

#include "client/home.h"
#include "client/render/error.h"
#include "client/statement_file.h"
#include "client/verify/place_file.h"
#include "client/worker/amount_words.h"
#include "core/crypto/sha256.h"
#include "core/text/amount.h"
#include "core/text/escape.h"
#include "core/text/instant.h"

namespace warifu {
namespace {

constexpr std::size_t kMaxPlaceFileBytes = 1024;

// The error with the option in front, so that it names what to mend.
Status ReadAmount(const Context& context, const char* option, const std::string& typed,
                  std::optional<MoneyValue>& out) {
  if (typed.empty()) return Ok();
  const std::variant<MoneyValue, AmountRefusal> amount = ReadTypedAmount(typed);
  if (const auto* refusal = std::get_if<AmountRefusal>(&amount)) {
    return BadInput(
        Verbatim(AmountRefusalInWords(*refusal, option, typed, ErrorLanguage(context))));
  }
  out = std::get<MoneyValue>(amount);
  return Ok();
}

// Bytes of other scripts count: what an account is, its bank says.
bool IsLetterOrDigit(char byte) {
  return std::isalnum(static_cast<unsigned char>(byte)) != 0 || (byte & 0x80) != 0;
}

Status ReadAccount(const std::string& typed, Told& told) {
  if (typed.empty()) return Ok();
  if (typed.size() > kMaxAccountBytes) {
    return BadInput("--account: an account number has at most {most} letters and digits",
                    kMaxAccountBytes);
  }
  if (std::none_of(typed.begin(), typed.end(), IsLetterOrDigit)) {
    return BadInput("--account: \"{typed}\" has no digit and no letter", EscapeForTerminal(typed));
  }
  told.account = typed;
  return Ok();
}

Status ReadPaper(const std::string& path, Told& told) {
  if (path.empty()) return Ok();
  const Result<std::string> paper = ReadFile(path, kMaxPaperBytes);
  if (!paper.ok()) return paper.error().At("--paper");
  told.paper = Sha256(*paper);
  return Ok();
}

Status ReadPlace(const std::string& path, VerifyRequest& request) {
  if (path.empty()) return Ok();
  const Result<std::string> file = ReadFile(path, kMaxPlaceFileBytes);
  if (!file.ok()) return file.error().At("--place");
  const Result<Hash> holder_hash = HolderHashOf(*file);
  if (!holder_hash.ok()) {
    const Error& error = holder_hash.error();
    return Error{error.code,
                 Said("--place: {why}; the worker makes a place file with: warifu place new FILE",
                      error.sentence)};
  }
  request.holder_hash = *holder_hash;
  return Ok();
}

Status ReadNews(const std::string& path, VerifyRequest& request) {
  if (path.empty()) return Ok();
  const Result<UnfinishedStatement> statement = ReadStatementFile(path);
  if (!statement.ok()) return statement.error().At("--with");
  request.news.push_back({statement->ToSignedStatement(), false});
  return Ok();
}

Status ReadTime(const std::string& typed, VerifyRequest& request) {
  if (typed.empty()) return Ok();
  const Result<std::uint64_t> at_s = ParseInstant(typed);
  if (!at_s.ok()) return at_s.error().At("--at");
  request.at_s = *at_s;
  return Ok();
}

}  // namespace

VerifyOptions VerifyRequest::OptionsFor(ProofSource source) const {
  VerifyOptions options;
  options.now_s = now_s;
  options.at_s = at_s;
  options.source = source;
  options.told = told;
  options.holder_hash = holder_hash;
  options.news = news;
  return options;
}

Result<VerifyRequest> ReadVerifyRequest(const Context& context, const VerifyArgs& args) {
  VerifyRequest request;
  request.now_s = context.now_s();
  request.offline = args.offline;
  WARIFU_RETURN_IF_ERROR(ReadAmount(context, "--told-total", args.told_total, request.told.total));
  WARIFU_RETURN_IF_ERROR(ReadAmount(context, "--told-pay", args.told_pay, request.told.pay));
  WARIFU_RETURN_IF_ERROR(ReadAccount(args.account, request.told));
  WARIFU_RETURN_IF_ERROR(ReadPaper(args.paper, request.told));
  WARIFU_RETURN_IF_ERROR(ReadPlace(args.place, request));
  WARIFU_RETURN_IF_ERROR(ReadNews(args.with, request));
  WARIFU_RETURN_IF_ERROR(ReadTime(args.at, request));
  return request;
}

}  // namespace warifu
