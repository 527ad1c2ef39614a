/** One sentence per issue code: what, where, the value, what to do. */
export const issues = {
  'missing-column': {
    vi: 'Tệp {file} thiếu cột bắt buộc "{column}". Các cột tìm thấy: {found}. Hãy thêm cột này rồi nạp lại.',
    en: 'File {file} has no column "{column}", which is required. Columns found: {found}. Add the column and load it again.',
  },
  'legacy-encoding': {
    vi: 'Tệp {file} dùng bảng mã cũ {encoding} (ví dụ "{value}" ở dòng {row}). Hãy chuyển sang Unicode (UTF-8) rồi nạp lại.',
    en: 'File {file} is written in the old encoding {encoding} (for example "{value}" on row {row}). Convert it to Unicode (UTF-8) and load it again.',
  },
  'osm-empty': {
    vi: 'Tệp bản đồ {file} không có dữ liệu (0 byte). Hãy tải lại tệp .osm.pbf.',
    en: 'Map file {file} is empty (0 bytes). Download the .osm.pbf file again.',
  },
  'osm-not-pbf': {
    vi: 'Tệp {file} không phải là bản đồ OpenStreetMap dạng .osm.pbf. Hãy chọn đúng tệp có đuôi .osm.pbf.',
    en: 'File {file} is not an OpenStreetMap map in .osm.pbf form. Choose a file whose name ends in .osm.pbf.',
  },
  'osm-truncated': {
    vi: 'Tệp bản đồ {file} bị cắt ngang: khối bắt đầu ở byte {at} không có đủ. Hãy tải lại tệp cho trọn vẹn.',
    en: 'Map file {file} is cut short: the block that starts at byte {at} is incomplete. Download the whole file again.',
  },
  'osm-damaged': {
    vi: 'Tệp bản đồ {file} bị hỏng ở gần byte {at}. Hãy tải lại tệp.',
    en: 'Map file {file} is damaged near byte {at}. Download the file again.',
  },
  'osm-compression': {
    vi: 'Tệp bản đồ {file} nén kiểu {value}, phần mềm chỉ đọc được kiểu zlib. Hãy đổi bằng lệnh: osmium cat --output-format pbf,pbf_compression=zlib.',
    en: 'Map file {file} is compressed with {value}; only zlib can be read. Convert it with: osmium cat --output-format pbf,pbf_compression=zlib.',
  },
  'osm-feature': {
    vi: 'Tệp bản đồ {file} cần tính năng "{value}" mà phần mềm chưa đọc được. Hãy xuất lại bản đồ thường, không kèm lịch sử.',
    en: 'Map file {file} needs the feature "{value}", which is not read here. Export a plain map without history.',
  },
  'osm-bad-coordinates': {
    vi: '{count} điểm trong tệp bản đồ {file} có tọa độ sai (điểm đầu tiên: {record} ở {value}) và đã được bỏ qua.',
    en: '{count} points in map file {file} have impossible coordinates (the first: {record} at {value}) and were left out.',
  },
  'osm-no-roads': {
    vi: 'Tệp bản đồ {file} không có con đường nào. Hãy chọn bản đồ có đường đi (thẻ highway).',
    en: 'Map file {file} holds no roads. Choose a map that contains roads (highway tags).',
  },
  'file-unreadable': {
    vi: 'Không đọc được tệp {file} ({value}). Hãy kiểm tra đường dẫn và quyền đọc.',
    en: 'File {file} cannot be read ({value}). Check the path and the permission to read it.',
  },
  'csv-not-utf8': {
    vi: 'Tệp {file} không phải UTF-8 (có ký tự sai sau dòng {after}). Hãy lưu lại tệp dạng CSV UTF-8.',
    en: 'File {file} is not UTF-8 (a wrong byte after row {after}). Save it again as CSV UTF-8.',
  },
  'csv-empty': {
    vi: 'Tệp {file} trống, không có dòng tiêu đề. Hãy thêm dòng tiêu đề rồi nạp lại.',
    en: 'File {file} is empty and has no header. Add the header and load it again.',
  },
  'csv-duplicate-column': {
    vi: 'Tệp {file} có hai cột cùng tên "{column}". Hãy đổi tên hoặc bỏ một cột.',
    en: 'File {file} has two columns named "{column}". Rename or remove one.',
  },
  'csv-open-quote': {
    vi: 'Dòng {row} của tệp {file} mở dấu ngoặc kép mà không đóng. Hãy đóng dấu ngoặc kép rồi nạp lại.',
    en: 'Row {row} of file {file} opens a quotation mark that is never closed. Close it and load the file again.',
  },
  'csv-cells': {
    vi: 'Dòng {row} của tệp {file} có {found} ô, dòng tiêu đề có {expected} ô. Hãy sửa dòng này.',
    en: 'Row {row} of file {file} has {found} cells where the header has {expected}. Correct the row.',
  },
} as const;
