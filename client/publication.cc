#include "client/publication.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "client/evidence_file.h"
#include "client/memory.h"
#include "client/verify/history.h"
#include "client/verify/request.h"
#include "client/verify/sealed_head.h"
#include "core/base/exit.h"

namespace warifu {
namespace {

// What one look at the registry showed.
struct Look {
  Status status{};         // Ok: all are published
  bool may_mend = true;    // looking again makes sense
  std::string evidence{};  // serialized
};

Look NotYet(Sentence why) {
  return {
      Unavailable("it stands in the log but is not published yet ({why}); ask again later with: "
                  "warifu submit, which is safe to repeat",
                  std::move(why))};
}

Look Never(Sentence why) {
  return {Inconsistent(
              "it stands in the log, but the published checkpoint is not to be believed: {why}",
              std::move(why)),
          false,
          {}};
}

// A call that failed is made again; an answer that is none is not asked for again.
Look OfError(const Error& error) {
  if (error.code == ErrorCode::kUnavailable) return NotYet(error.sentence);
  return {error, false, {}};
}

// Quorum and age may mend themselves.
Look JudgeSeal(const SealedHead& head, const BelievedRegistry& registry, std::uint64_t now_s) {
  VerifyRequest request;
  request.now_s = now_s;
  const std::vector<FoundCause> causes = JudgeHead(head, registry.trust, request);
  return causes.empty() ? Look{} : NotYet(SentenceOf(causes.front()));
}

// One checkpoint against others that the log signed.
Look JudgePast(const BelievedRegistry& registry, std::span<const RememberedCheckpoint> seen,
               const std::string& note) {
  const Result<HistoryJudgment> history =
      JudgeHistory(*registry.connection, registry.trust, seen, note);
  if (!history.ok()) return OfError(history.error());
  if (history->causes.empty()) return {};
  const FoundCause& cause = history->causes.front();
  if (cause.cause == VerdictCause::kOnlyOldNews) return NotYet(SentenceOf(cause));
  Look look = Never(SentenceOf(cause));
  look.evidence = history->evidence;
  return look;
}

// The larger of the two must continue the smaller.
Look JudgePromise(const BelievedRegistry& registry, const Promise& promise,
                  const SignedCheckpoint& head) {
  const Result<Checkpoint> promised =
      VerifyCheckpoint(promise.note, registry.trust.policy().log_key());
  if (!promised.ok())
    return Never(Said("the receipt's checkpoint: {why}", promised.error().sentence));
  const bool head_is_larger = promised->size <= head.checkpoint.size;
  const RememberedCheckpoint smaller = head_is_larger
                                           ? RememberedCheckpoint{promise.note, *promised, 0}
                                           : RememberedCheckpoint{head.note, head.checkpoint, 0};
  return JudgePast(registry, {&smaller, 1}, head_is_larger ? head.note : promise.note);
}

Look JudgePromises(const BelievedRegistry& registry, std::span<const Promise> promises,
                   const SignedCheckpoint& head) {
  std::string judged;  // receipts of one batch carry one checkpoint
  for (const Promise& promise : promises) {
    if (promise.note.empty() || promise.note == judged) continue;
    Look look = JudgePromise(registry, promise, head);
    if (!look.status.ok()) return look;
    judged = promise.note;
  }
  return {};
}

Look JudgeAll(const Context& context, const BelievedRegistry& registry,
              std::span<const Promise> promises, const SealedHead& sealed) {
  const Result<SeenBefore> seen = RecallAll(context, registry.trust);
  if (!seen.ok()) return {seen.error(), false, {}};
  Look look = JudgePast(registry, seen->checkpoints, sealed.head.note);
  if (look.status.ok()) look = JudgePromises(registry, promises, sealed.head);
  if (look.status.ok()) look = JudgeSeal(sealed, registry, context.now_s());
  if (!look.status.ok()) return look;
  const Status kept = KeepAnswer(context, registry.trust, sealed.head.note, sealed.seal_time_ms);
  return {kept, false, {}};
}

Look LookOnce(const Context& context, const BelievedRegistry& registry,
              std::span<const Promise> promises) {
  const Result<SealedHead> sealed = FetchSealedHead(*registry.connection, registry.trust);
  if (!sealed.ok()) return OfError(sealed.error());
  const auto covers = [&](const Promise& promise) {
    return sealed->head.checkpoint.size.value() > promise.index.value();
  };
  if (!std::all_of(promises.begin(), promises.end(), covers)) {
    return NotYet(Said("witnesses may be missing"));
  }
  return JudgeAll(context, registry, promises, *sealed);
}

}  // namespace

int Publication::exit_code() const {
  if (status.ok()) return kExitOk;
  return evidence_path.empty() ? ExitCodeOf(status.error().code) : kExitDeviation;
}

Publication AwaitPublication(Context& context, const BelievedRegistry& registry,
                             std::span<const Promise> promises) {
  Look look;
  for (int i = 0; i < kPublishedPolls; ++i) {
    look = LookOnce(context, registry, promises);
    if (look.status.ok() || !look.may_mend) break;
    context.wait(kPublishedPollMs);
  }
  if (look.evidence.empty()) return {look.status, {}};
  const Result<std::string> path = KeepEvidence(context, look.evidence);
  if (!path.ok()) return {path.error(), {}};
  return {Inconsistent("{why}. The evidence is in {path}", look.status.error().sentence, *path),
          *path};
}

Status WaitUntilPublished(Context& context, const BelievedRegistry& registry, LeafIndex index) {
  const Promise promise{index, {}};
  return AwaitPublication(context, registry, {&promise, 1}).status;
}

}  // namespace warifu
