#include "storage/options.h"

#include <rocksdb/cache.h>
#include <rocksdb/convenience.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>

#include <algorithm>
#include <memory>
#include <string>

namespace warifu {
namespace {

constexpr double kFilterBitsPerKey = 10;
constexpr std::size_t kBlockBytes = std::size_t{16} << 10;

// The first of these that the linked library knows.
rocksdb::CompressionType BestCompression() {
  const std::vector<rocksdb::CompressionType> known = rocksdb::GetSupportedCompressions();
  for (const auto type : {rocksdb::kZSTD, rocksdb::kLZ4Compression}) {
    if (std::find(known.begin(), known.end(), type) != known.end()) return type;
  }
  return rocksdb::kNoCompression;
}

rocksdb::ColumnFamilyOptions ColumnOptions(Column column,
                                           const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  table.block_size = kBlockBytes;
  table.format_version = 5;
  table.cache_index_and_filter_blocks = true;  // else they grow with the log, outside the cache
  if (column == Column::kTables) {             // the rules ask for much that is absent
    table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(kFilterBitsPerKey));
  }
  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  options.compression = BestCompression();
  options.level_compaction_dynamic_level_bytes = true;
  options.write_buffer_size = column == Column::kEntries ? kEntriesBufferBytes : kOtherBufferBytes;
  return options;
}

}  // namespace

rocksdb::DBOptions MakeDatabaseOptions(rocksdb::Env* env) {
  rocksdb::DBOptions options;
  options.env = env;
  // A torn tail is what a power cut leaves and was never acknowledged: it opens. Anything else that
  // is wrong with the log refuses to open; the library's own default would silently drop
  // acknowledged entries behind a flipped bit. Recycled files would make the two look alike.
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  options.recycle_log_file_num = 0;
  options.paranoid_checks = true;
  options.max_total_wal_size = kMaxWalBytes;
  // Memory and start-up do not grow with the log.
  options.max_open_files = kMaxOpenFiles;
  options.skip_stats_update_on_db_open = true;
  options.max_log_file_size = kMaxInfoLogBytes;
  options.keep_log_file_num = kKeptInfoLogs;
  options.info_log_level = rocksdb::InfoLogLevel::WARN_LEVEL;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  return options;
}

std::vector<rocksdb::ColumnFamilyDescriptor> MakeColumnDescriptors() {
  const std::shared_ptr<rocksdb::Cache> cache = rocksdb::NewLRUCache(kBlockCacheBytes);
  std::vector<rocksdb::ColumnFamilyDescriptor> descriptors;
  descriptors.emplace_back(rocksdb::kDefaultColumnFamilyName, rocksdb::ColumnFamilyOptions());
  for (const Column column : kColumns) {
    descriptors.emplace_back(std::string(ColumnName(column)), ColumnOptions(column, cache));
  }
  return descriptors;
}

}  // namespace warifu
