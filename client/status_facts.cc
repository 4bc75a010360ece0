#include "client/status_facts.h"

#include <algorithm>

#include "client/home.h"
#include "client/organization_lists.h"
#include "client/registry_server.h"
#include "client/statement_file.h"
#include "client/trust_folder.h"
#include "client/turn.h"
#include "core/statement/form.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

constexpr char kIdsFile[] = "/organizations";
constexpr std::size_t kMaxIdsBytes = 16 << 10;
constexpr char kStatementEnding[] = ".statement";

bool IsOrganization(const std::string& id) {
  return CheckForm(v1::FORM_ORGANIZATION, id, {}) == FormVerdict::kGood;
}

bool IsAuthority(const std::string& id) {
  return CheckForm(v1::FORM_AUTHORITY, id, {}) == FormVerdict::kGood;
}

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

void AddOnce(const std::string& id, std::vector<std::string>& ids) {
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

// The authority whose root key this is; empty: of none.
std::string RootOf(const PublicKey& key, const v1::Genesis* genesis) {
  if (genesis == nullptr) return {};
  for (const v1::Authority& authority : genesis->authorities()) {
    if (IsRootKeyOf(authority, key)) return authority.code();
  }
  return {};
}

KeyInLog FindInLog(const BelievedRegistry& registry, const PublicKey& key,
                   const v1::Genesis* genesis, std::uint64_t now_s) {
  KeyInLog found;
  found.was_asked = true;
  found.root_of = RootOf(key, genesis);
  if (!found.root_of.empty()) return found;
  Result<VerifiedReceipt> binding = FetchBinding(registry, key);
  if (!binding.ok()) {
    if (binding.error().code != ErrorCode::kNotFound) found.why_not = binding.error().sentence;
    return found;
  }
  found.vouching = VouchFor(registry, *binding, now_s);
  found.binding = std::move(*binding);
  return found;
}

// Whose the keys in the home are; adds the owners of those in force to `ids`. Ends with the first
// call that fails: so would the others.
void FindOwners(const BelievedRegistry& registry, const v1::Genesis* genesis, StatusFacts& facts,
                std::vector<std::string>& ids) {
  for (std::size_t i = 0; i < std::min(facts.keys.size(), kMostKeysAsked); ++i) {
    KeyInLog& found = facts.in_log[i];
    found = FindInLog(registry, facts.keys[i].info.public_key, genesis, facts.now_s);
    if (found.why_not) return;
    if (!found.binding || !found.vouching.counts) continue;
    const Subject& binding = found.binding->subject;
    const v1::KeyBinding& said = binding.statement().key_binding();
    if (binding.standing.state != State::kInForce) continue;
    AddOnce(said.has_organization() ? said.organization() : said.authority(), ids);
  }
}

// What the server lists is left out where it lists nothing that can be read.
template <typename Hint>
Hints<Hint> OrNothing(Result<Hints<Hint>> hints) {
  return hints.ok() ? std::move(*hints) : Hints<Hint>();
}

OwnOrganization AskAbout(const BelievedRegistry& registry, const std::string& id) {
  OwnOrganization own;
  own.id = id;
  Result<VerifiedReceipt> record = FetchRecord(registry, id);
  if (!record.ok()) {
    own.why_not = record.error().sentence;
    return own;
  }
  own.record = std::move(*record);
  own.appointments =
      OrNothing(ListStatementsOf(registry, id, v1::ORGANIZATION_STATEMENT_KIND_APPOINTMENT));
  own.offers = OrNothing(ListOffersOf(registry, id));
  return own;
}

bool IsMine(const Turn& turn, const StatusFacts& facts, const std::vector<std::string>& ids,
            const v1::Genesis* genesis) {
  const RequiredSigner& signer = turn.signer;
  if (signer.kind == SignerKind::kKey || (signer.kind == SignerKind::kRoot && genesis != nullptr)) {
    return std::any_of(facts.keys.begin(), facts.keys.end(), [&](const KeyFile& key) {
      return !WhyNotThisKey(turn, key.info.public_key, genesis);
    });
  }
  return std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
    if (signer.owner == id) return true;
    return signer.kind == SignerKind::kAuthorityOrOrganization && IsAuthority(id) &&
           IsOrganization(signer.owner) && AuthorityOf(signer.owner) == id;
  });
}

// A file that cannot be read as a statement is left out: `show` says what is wrong with it.
std::optional<FileUnderWay> LookAt(const std::string& path, const StatusFacts& facts,
                                   const std::vector<std::string>& ids,
                                   const v1::Genesis* genesis) {
  const Result<UnfinishedStatement> statement = ReadStatementFile(path);
  if (!statement.ok()) return std::nullopt;
  FileUnderWay file;
  file.path = path;
  file.kind = static_cast<StatementKind>(statement->statement().body_case());
  const v1::Genesis* own_genesis =
      statement->statement().has_genesis() ? &statement->statement().genesis() : genesis;
  const std::optional<Turn> turn =
      NextTurn(OrderOf(statement->statement(), own_genesis), *statement);
  if (turn) {
    file.next = turn->signer;
    file.mine = IsMine(*turn, facts, ids, own_genesis);
  }
  return file;
}

Status LookAtFiles(const std::vector<std::string>& folders, const std::vector<std::string>& ids,
                   const v1::Genesis* genesis, StatusFacts& facts) {
  for (const std::string& folder : folders) {
    WARIFU_ASSIGN_OR_RETURN(const std::vector<std::string> names,
                            ListFiles(folder, kStatementEnding));
    for (const std::string& name : names) {
      const std::string path = folder == "." ? name : folder + "/" + name;
      std::optional<FileUnderWay> file = LookAt(path, facts, ids, genesis);
      if (file) facts.files.push_back(std::move(*file));
    }
  }
  return Ok();
}

}  // namespace

Result<std::vector<std::string>> OwnIds(const Context& context,
                                        const std::vector<std::string>& named) {
  const std::string path = context.home + kIdsFile;
  std::vector<std::string> ids;
  if (FileExists(path)) {
    WARIFU_ASSIGN_OR_RETURN(const std::string text, ReadFile(path, kMaxIdsBytes));
    for (const std::string& line : Lines(text)) {
      if (IsOrganization(line) || IsAuthority(line)) AddOnce(line, ids);
    }
  }
  const std::size_t before = ids.size();
  for (const std::string& id : named) {
    if (!IsOrganization(id) && !IsAuthority(id)) {
      return BadInput(
          "--by {id}: write an organization's id, as VNTEST:FARM-1, or an authority's code",
          EscapeForTerminal(id));
    }
    AddOnce(id, ids);
  }
  if (ids.size() == before) return ids;
  std::string text;
  for (const std::string& id : ids) text += id + "\n";
  WARIFU_RETURN_IF_ERROR(WriteFile(path, text, Overwrite::kYes, Secrecy::kPublic));
  return ids;
}

Result<StatusFacts> GatherStatus(const Context& context, const std::vector<std::string>& named,
                                 const std::vector<std::string>& folders) {
  std::vector<std::string> ids = named;
  StatusFacts facts;
  facts.now_s = context.now_s();
  WARIFU_ASSIGN_OR_RETURN(facts.keys, ListKeys(context));
  facts.in_log.resize(facts.keys.size());
  std::optional<VerifiedReceipt> genesis;
  Result<TrustFile> trust = OnlyTrust(context);
  if (!trust.ok()) {
    facts.why_no_trust = trust.error().sentence;
  } else {
    facts.server = AddressOf(context, *trust);
    const Result<BelievedRegistry> registry = OpenRegistry(context);
    Result<SealedHead> head = registry.ok() ? FetchSealedHead(*registry->connection, *trust)
                                            : Result<SealedHead>(registry.error());
    if (head.ok()) {
      facts.head = std::move(*head);
      Result<VerifiedReceipt> first = FetchGenesis(*registry);
      if (first.ok()) genesis = std::move(*first);
      FindOwners(*registry, genesis ? &genesis->subject.statement().genesis() : nullptr, facts,
                 ids);
      for (const std::string& id : ids) {
        if (IsOrganization(id)) facts.organizations.push_back(AskAbout(*registry, id));
      }
    } else {
      facts.why_not_asked = head.error().sentence;
    }
    facts.trust = std::move(*trust);
  }
  const v1::Genesis* known = genesis ? &genesis->subject.statement().genesis() : nullptr;
  WARIFU_RETURN_IF_ERROR(LookAtFiles(folders, ids, known, facts));
  return facts;
}

}  // namespace warifu
