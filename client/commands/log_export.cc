// warifu log export DIR: the log as files of c2sp.org/tlog-tiles.
#include "client/commands/commands.h"
#include "client/export/exporter.h"
#include "client/open_log.h"
#include "client/registry_server.h"
#include "client/render/audit.h"
#include "client/render/export.h"
#include "client/render/progress.h"
#include "client/trust_folder.h"
#include "core/base/exit.h"

namespace warifu {

CommandDeclaration Declare(LogExportArgs& args) {
  return {
      .name = "log export",
      .what = "The published log as files (c2sp.org/tlog-tiles)",
      .takes =
          {Word("folder", "DIR", &args.folder, "Where to; goes on with what is there").Needed()},
      .notes =
          "Every file is checked against the signed checkpoint before it is kept. Run it again to "
          "go on after an interruption, or to add what came since.",
      .examples = {"warifu log export export/"},
      .exit_codes =
          "0 done; 2 a mistake in what was typed; 3 the registry gave no answer, or one that is "
          "not what it signed."};
}

CommandResult RunCommand(Context& context, const LogExportArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const TrustFile trust, OnlyTrust(context));
  WARIFU_ASSIGN_OR_RETURN(const auto log, OpenLog(context, trust, ""));
  WARIFU_ASSIGN_OR_RETURN(const SignedCheckpoint head, FetchCheckpoint(*log, trust));
  Progress progress(context, head.checkpoint.size.value());
  Exporter exporter(*log, head, args.folder, [&](TreeSize done) { progress.Show(done.value()); });
  WARIFU_ASSIGN_OR_RETURN(const ExportCounts counts, exporter.Run(trust));
  RenderExport(context, head, args.folder, counts);
  return kExitOk;
}

}  // namespace warifu
