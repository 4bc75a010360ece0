// An organization suspended, reinstated or revoked: one story, told with other words.
//
// Source: docs/format.md, "Standing". Threads: one at a time.
#ifndef WARIFU_CLIENT_CHANGING_ORGANIZATION_CHANGE_H_
#define WARIFU_CLIENT_CHANGING_ORGANIZATION_CHANGE_H_

#include <string>

#include "client/args.h"
#include "client/changing/fallout.h"
#include "client/context.h"
#include "client/reason.h"
#include "client/text/catalogue.h"
#include "core/base/result.h"

namespace warifu {

struct OrganizationChange {
  v1::State to = v1::STATE_UNSPECIFIED;
  ReasonFor reasons = ReasonFor::kSuspend;
  OfferFate fate = OfferFate::kFall;
  const char* done_json = "";  // "suspended"
  MessageId ask{};
  MessageId done{};
  MessageId offers{};       // above the list, with {who} and {count}
  MessageId consequence{};  // behind it
};

// Shows the verified record, its license, the offers that fall or come back and their places; wants
// the license number typed (without a license the id); then signs and submits.
// Errors: those of the desk; kBadInput for what is no organization's id.
Result<int> ChangeOrganization(Context& context, const std::string& id, const ChangeOrder& order,
                               const OrganizationChange& wanted);

}  // namespace warifu

#endif  // WARIFU_CLIENT_CHANGING_ORGANIZATION_CHANGE_H_
