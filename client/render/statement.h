// Statements in words and as JSON: what is signed, by whom so far, who is next.
#ifndef WARIFU_CLIENT_RENDER_STATEMENT_H_
#define WARIFU_CLIENT_RENDER_STATEMENT_H_

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "client/context.h"
#include "client/turn.h"
#include "core/proof/receipt.h"
#include "core/statement/examined.h"
#include "core/statement/under_way.h"

namespace warifu {

// "a job offer", in `language`.
std::string KindInWords(const std::string& language, StatementKind kind);
// "in force", in `language`.
std::string StateInWords(const std::string& language, State state);
// "VNTEST:FARM-1", "the root of VNTEST": who signs.
std::string SignerInWords(const std::string& language, const RequiredSigner& signer);

// {kind, code, name, issued_at, signed_by, statement}: the statement itself as its draft.
nlohmann::json StatementJson(const v1::Statement& statement, const Hash& name,
                             const std::vector<PublicKey>& signers);

// What it says in sentences and in full, and its signatures so far: the head and the text.
void PrintStatement(Context& context, const v1::Statement& statement, const Hash& name,
                    const std::vector<PublicKey>& signers);
// Its kind, code, date and signatures so far.
void PrintStatementHead(Context& context, const v1::Statement& statement, const Hash& name,
                        const std::vector<PublicKey>& signers);
// What it says in sentences and in full.
void PrintStatementText(Context& context, const v1::Statement& statement);

std::vector<PublicKey> SignersOf(const UnfinishedStatement& statement);

// The statement of a verified receipt with how it stands.
void PrintReceipt(Context& context, const VerifiedReceipt& receipt);
// The same without its full text: for who is asked about it.
void PrintReceiptInWords(Context& context, const VerifiedReceipt& receipt);
nlohmann::json ReceiptJson(const VerifiedReceipt& receipt);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_STATEMENT_H_
