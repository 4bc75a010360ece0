// The names beside the ids in a statement that somebody is about to end.
//
// Not here: how they are printed elsewhere (client/render/statement.h). Threads: one at a time.
#ifndef WARIFU_CLIENT_CHANGING_NAMING_H_
#define WARIFU_CLIENT_CHANGING_NAMING_H_

#include "client/context.h"
#include "client/registry_facts.h"
#include "warifu/v1/statement.pb.h"

namespace warifu {

// Prints the parties and payees of an offer, or both ends of an appointment, with the names in
// their newest records; one whose record cannot be had with why. Nothing of other statements.
void PrintNamesIn(Context& context, const BelievedRegistry& registry,
                  const v1::Statement& statement);

// Of a record that is about to be signed: the one that it replaces, if the registry has one of this
// id. A mistyped id would replace another organization's.
void PrintReplacedRecord(Context& context, const BelievedRegistry& registry,
                         const v1::Organization& organization);

}  // namespace warifu

#endif  // WARIFU_CLIENT_CHANGING_NAMING_H_
