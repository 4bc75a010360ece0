// warifu verify CODE|FILE|-: what a worker may believe of an offer.
#include <nlohmann/json.hpp>

#include "client/commands/commands.h"
#include "client/evidence_file.h"
#include "client/home.h"
#include "client/render/error.h"
#include "client/render/explain.h"
#include "client/render/print.h"
#include "client/render/trust.h"
#include "client/render/verdict.h"
#include "client/render/verdict_json.h"
#include "client/trust_folder.h"
#include "client/verify/checked_offer.h"
#include "client/verify/judgments.h"
#include "core/base/exit.h"
#include "core/proof/assemble.h"
#include "core/proof/limits.h"
#include "core/statement/file.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

constexpr char kStandardInput[] = "-";

Result<std::string> ReadGiven(Context& context, const std::string& what) {
  if (what == kStandardInput) return ReadStream(context.in, kMaxEvidenceBytes);
  if (FileExists(what)) return ReadFile(what, kMaxEvidenceBytes);
  return BadInput(
      "'{what}' is no file here, and no code either: a code is 17 letters and digits, as "
      "7K3Q-9D2M-4XVB-PZ1T-Q",
      EscapeForTerminal(what));
}

CheckedOffer CheckUnknownFile(const Error& error, const VerifyRequest& request) {
  const bool newer = error.code == ErrorCode::kNewerProgram;
  CheckedOffer checked;
  checked.source = ProofSource::kFile;
  checked.judgment = JudgmentOf(
      {CauseOf(newer ? VerdictCause::kNewerProgram : VerdictCause::kFileDamaged, error.sentence)},
      request);
  return checked;
}

Error NotAProof(Phrase kind) {
  return BadInput(
      "this file is {kind}, not an offer proof: give the .warifu file, or the offer's code", kind);
}

// JSON, with or without comments before it; no file of this program begins like that.
bool LooksLikeDraft(std::string_view bytes) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return false;
  return bytes[first] == '{' || bytes.substr(first).starts_with("//");
}

Result<CheckedOffer> CheckFile(Context& context, const std::vector<TrustFile>& trust,
                               const std::string& bytes, const VerifyRequest& request) {
  const Result<FileKind> kind = IdentifyFile(bytes);
  if (!kind.ok() && LooksLikeDraft(bytes)) return NotAProof(Phrase("a draft"));
  if (!kind.ok()) return CheckUnknownFile(kind.error(), request);
  if (*kind == FileKind::kProof) return CheckProofFile(context, trust, bytes, request);
  if (*kind == FileKind::kEvidence) return CheckEvidenceFile(trust, bytes, request);
  return NotAProof(FileKindWords(*kind));
}

Result<CheckedOffer> CheckWhat(Context& context, const VerifyArgs& args, const BelievedTrust& trust,
                               const VerifyRequest& request) {
  // What reads as a code is one, whatever lies in this folder: a file that somebody named after an
  // offer must not answer for it.
  if (LooksLikeCode(args.what)) {
    WARIFU_ASSIGN_OR_RETURN(const Code code, ParseCode(args.what));
    if (!args.offline) return CheckCode(context, trust, code, request);
    return BadInput(
        "--offline checks a saved file (.warifu); a code can be checked only at the "
        "registry");
  }
  WARIFU_ASSIGN_OR_RETURN(const std::string bytes, ReadGiven(context, args.what));
  return CheckFile(context, trust.files, bytes, request);
}

Result<CheckedOffer> Check(Context& context, const VerifyArgs& args, const VerifyRequest& request) {
  WARIFU_ASSIGN_OR_RETURN(const BelievedTrust trust, ChosenTrust(context));
  RenderDamagedTrust(context, trust.damaged);
  WARIFU_ASSIGN_OR_RETURN(CheckedOffer checked, CheckWhat(context, args, trust, request));
  if (!checked.registries.empty()) {
    checked.to_call = checked.registries.front();
  } else if (trust.files.size() == 1) {
    checked.to_call = trust.files.front();
  }
  return checked;
}

// Writes the evidence of each contradiction; where. What cannot be written keeps none of the rest.
Status WriteEvidence(const Context& context, const CheckedOffer& checked,
                     std::vector<std::string>& paths) {
  Status written;
  for (const std::string& evidence : checked.evidence) {
    Result<std::string> path = KeepEvidence(context, evidence);
    if (path.ok()) {
      paths.push_back(*std::move(path));
    } else {
      written = path.error();
    }
  }
  return written;
}

// Only a proof file is overwritten: the same offer, refreshed.
Status SaveProof(const std::string& path, const CheckedOffer& checked) {
  if (path.empty()) return Ok();
  if (checked.proof.empty()) {
    return Refused("--save: nothing was saved, because there is no proof that verifies");
  }
  Overwrite overwrite = Overwrite::kNo;
  if (FileExists(path)) {
    WARIFU_ASSIGN_OR_RETURN(const std::string before, ReadFile(path, kMaxProofBytes));
    const Result<UntrustedProofHint> hint = ReadProofHint(before);
    if (hint.ok() && checked.judgment.offer && hint->code != checked.judgment.offer->code()) {
      return Refused("--save: {path} is of another offer, {code}: name another file", path,
                     hint->code.ToString());
    }
    const Result<FileKind> kind = IdentifyFile(before);
    if (kind.ok() && *kind == FileKind::kProof) overwrite = Overwrite::kYes;
  }
  return WriteFile(path, ProofFile(checked.proof), overwrite, Secrecy::kPublic);
}

VerdictView ViewOf(const Context& context, const CheckedOffer& checked,
                   const VerifyRequest& request) {
  VerdictView view;
  view.judgment = &checked.judgment;
  for (const TrustFile& trust : checked.registries) view.registries.push_back(&trust);
  if (checked.to_call) view.to_call = &*checked.to_call;
  view.code = checked.code;
  view.source = checked.source;
  view.now_s = request.now_s;
  view.zone_minutes = context.zone_minutes;
  view.asked_place = request.holder_hash.has_value();
  view.asked_paper = request.told.paper.has_value();
  view.account = request.told.account.value_or("");
  view.newer_news_not_had = checked.newer_news_not_had;
  for (const OfferJudgment& answer : checked.answers) view.answers.push_back(&*answer.offer);
  return view;
}

void Render(Context& context, const VerdictView& view, bool explain) {
  if (context.global.json) {
    return PrintJson(context, VerdictJson(view, context.languages.front()));
  }
  context.out << VerdictScreen(view, context.languages, context.display);
  if (explain) context.out << "\n" << ExplainScreen(view, context.languages.front());
}

}  // namespace

CommandDeclaration Declare(VerifyArgs& args) {
  return {
      .name = "verify",
      .what = "Is this offer genuine, without middlemen, still open?",
      .takes =
          {Word("what", "CODE|FILE|-", &args.what,
                "Code, file (.warifu, .evidence; ./NAME where its name reads as a code) or - for "
                "standard input")
               .Needed(),
           Option("--told-total", "AMOUNT", &args.told_total,
                  "What somebody said is to be paid in all, as \"140 triệu VND\""),
           Option("--told-pay", "AMOUNT", &args.told_pay,
                  "What somebody said is taken home each month, as \"180,000 JPY\""),
           Option("--account", "NUMBER", &args.account, "Account to which somebody wants money"),
           Option("--paper", "FILE", &args.paper,
                  "A paper (file) that was shown: is it the one signed?"),
           Option("--place", "FILE", &args.place, "Place file of the worker: is the place given?"),
           Option("--with", "FILE", &args.with, "A signed change (.statement) held in hand"),
           Option("--save", "FILE", &args.save,
                  "Save the proof here, to check again without a network"),
           Option("--at", "TIME", &args.at,
                  "Judge as of another time, as 2026-11-20T14:05:00+07:00"),
           Flag("--offline", &args.offline, "Do not ask the registry"),
           Flag("--explain", &args.explain, "List each check made, and each left to replay")},
      .examples = {"warifu verify 7K3Q-9D2M-4XVB-PZ1T-Q", "warifu verify offer.warifu --offline",
                   "warifu verify offer.warifu --told-total \"140 triệu VND\""},
      .exit_codes =
          "0 genuine; 3 could not be checked, a damaged file among it; 11 a signature is false; "
          "12 a key is somebody else's; 13 not known; 14 it is not in the registry's log; 15 "
          "ended; 16 too late or too early; 17 against the rules; 18 not what was told; 19 full; "
          "20 the registry contradicts itself; 2 a mistake in what was typed. Genuine, but not "
          "saved as --save says: 2 or 3."};
}

CommandResult RunCommand(Context& context, const VerifyArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const VerifyRequest request, ReadVerifyRequest(context, args));
  WARIFU_ASSIGN_OR_RETURN(const CheckedOffer checked, Check(context, args, request));
  // A worker hears of it even where it cannot be written.
  VerdictView view = ViewOf(context, checked, request);
  const Status evidence = WriteEvidence(context, checked, view.evidence_paths);
  const Status saved = SaveProof(args.save, checked);
  if (!saved.ok()) view.not_saved = saved.error().sentence;
  Render(context, view, args.explain);
  if (!evidence.ok()) PrintError(context, evidence.error().sentence);
  if (!saved.ok()) PrintError(context, saved.error().sentence);
  const bool only_unsaved = !saved.ok() && checked.judgment.code == VerdictCode::kGenuine;
  return only_unsaved ? ExitCodeOf(saved.error().code) : ExitCodeOf(checked.judgment.code);
}

}  // namespace warifu
