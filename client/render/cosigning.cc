#include "client/render/cosigning.h"

#include <nlohmann/json.hpp>

#include "client/render/print.h"
#include "core/base/encoding.h"
#include "core/text/escape.h"
#include "core/text/number_format.h"

namespace warifu {

void RenderCosigned(Context& context, const VerifierKey& witness, const SignedCheckpoint& head,
                    bool published) {
  if (context.global.json) {
    PrintJson(context, {{"cosigned",
                         {{"origin", head.checkpoint.origin},
                          {"size", head.checkpoint.size.value()},
                          {"root", EncodeHex(head.checkpoint.root.view())},
                          {"witness", witness.ToString()},
                          {"published", published}}}});
    context.out << std::flush;  // whoever follows waits for it
    return;
  }
  const std::string size = FormatCount(head.checkpoint.size.value(), context.languages.front());
  Print(context, published ? MessageId::kCosignedPublished : MessageId::kCosignedWaits,
        {{"origin", head.checkpoint.origin}, {"size", size}, {"witness", witness.name()}});
  context.out << std::flush;
}

void RenderFork(Context& context, const SignedCheckpoint& head, const std::string& evidence_path) {
  const std::string path = EscapeForTerminal(evidence_path);
  if (context.global.json) {
    return PrintJson(context, {{"fork",
                                {{"origin", head.checkpoint.origin},
                                 {"size", head.checkpoint.size.value()},
                                 {"root", EncodeHex(head.checkpoint.root.view())},
                                 {"evidence_file", path}}}});
  }
  Print(context, MessageId::kAuditContradicts);
  Print(context, MessageId::kEvidenceWritten, {{"path", path}});
}

void RenderWaiting(Context& context, const Error& error) {
  PrintAside(context, MessageId::kCosignWaiting, {{"why", error.sentence}});
}

}  // namespace warifu
