// Printing a message in each of the reader's languages, and JSON.
#ifndef WARIFU_CLIENT_RENDER_PRINT_H_
#define WARIFU_CLIENT_RENDER_PRINT_H_

#include <nlohmann/json_fwd.hpp>

#include "client/context.h"
#include "client/text/catalogue.h"

namespace warifu {

// One line on context.out in the first language. Tools speak one language; what a worker reads is
// printed whole in each (client/render/verdict.h).
void Print(Context& context, MessageId id, MessageArgs args = {});

// Progress and next steps on context.err, unless --quiet.
void PrintAside(Context& context, MessageId id, MessageArgs args = {});

// The answer as one JSON object on context.out. Invalid UTF-8 is replaced, never thrown at.
void PrintJson(Context& context, const nlohmann::json& object);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_PRINT_H_
