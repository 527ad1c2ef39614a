import { forecastIssues } from './forecast-issues.ts';
import { layerIssues } from './layer-issues.ts';
import { peopleIssues } from './people-issues.ts';

/** One sentence per issue code: what, where, the value, what to do. */
export const issues = {
  ...forecastIssues,
  ...layerIssues,
  ...peopleIssues,
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
  'csv-separator': {
    vi: 'Các cột của tệp {file} ngăn cách bằng "{value}" chứ không phải dấu phẩy. Hãy lưu lại tệp dạng CSV UTF-8 (ngăn cách bằng dấu phẩy), số thập phân viết dấu chấm.',
    en: 'The columns of file {file} are separated by "{value}", not by commas. Save it again as CSV UTF-8 (comma delimited), with decimal points.',
  },
  'csv-line-ends': {
    vi: 'Các dòng của tệp {file} kết thúc theo kiểu máy Mac cũ (chỉ có CR) nên cả tệp bị đọc thành một dòng. Hãy lưu lại tệp dạng CSV UTF-8.',
    en: 'The lines of file {file} end as on old Macs (CR alone), so that the whole file is read as one row. Save it again as CSV UTF-8.',
  },
  'csv-cells': {
    vi: 'Dòng {row} của tệp {file} có {found} ô, dòng tiêu đề có {expected} ô. Hãy sửa dòng này.',
    en: 'Row {row} of file {file} has {found} cells where the header has {expected}. Correct the row.',
  },
  'osm-missing-nodes': {
    vi: '{count} điểm mà các con đường trong tệp {file} nhắc tới không có trong tệp (thường ở mép bản đồ); đường được cắt tại đó.',
    en: '{count} points that roads of file {file} refer to are not in it (usually at the edge of the map); the roads end there.',
  },
  'file-empty': {
    vi: 'Tệp {file} rỗng. Hãy kiểm tra lại tệp rồi nạp lại.',
    en: 'File {file} is empty. Check the file and load it again.',
  },
  'wrong-kind-table': {
    vi: 'Tệp {file} là tệp {value}, không phải bảng. Hãy lưu thành XLSX, XLS hoặc CSV rồi nạp lại.',
    en: 'File {file} is a {value} file, not a table. Save it as XLSX, XLS or CSV and load it again.',
  },
  'wrong-kind-geojson': {
    vi: 'Tệp {file} là tệp {value}, không phải GeoJSON. Hãy xuất bản đồ thành GeoJSON rồi nạp lại.',
    en: 'File {file} is a {value} file, not GeoJSON. Export the map as GeoJSON and load it again.',
  },
  'wrong-kind-table-or-geojson': {
    vi: 'Tệp {file} là tệp {value}. Ở đây chỉ nhận bảng (XLSX, XLS, CSV) hoặc GeoJSON. Hãy lưu lại theo một trong các dạng đó rồi nạp lại.',
    en: 'File {file} is a {value} file. Only tables (XLSX, XLS, CSV) and GeoJSON are taken here. Save it as one of these and load it again.',
  },
  'not-unicode': {
    vi: 'Tệp {file} không dùng Unicode (dòng {row}, chỗ "{value}"). Hãy lưu lại với bảng mã UTF-8 rồi nạp lại.',
    en: 'File {file} is not Unicode (row {row}, at "{value}"). Save it as UTF-8 and load it again.',
  },
  'workbook-broken': {
    vi: 'Tệp {file} bị hỏng hoặc thiếu phần cuối nên không mở được. Hãy chép hoặc tải lại tệp rồi nạp lại.',
    en: 'Workbook {file} is damaged or cut off and cannot be opened. Copy or download it again and load it again.',
  },
  'table-empty': {
    vi: 'Tệp {file} không có dòng nào. Hãy kiểm tra lại bảng rồi nạp lại.',
    en: 'File {file} has no rows. Check the table and load it again.',
  },
  'json-broken': {
    vi: 'Tệp {file} bị hỏng ở dòng {row}, gần "{value}". Hãy xuất lại tệp rồi nạp lại.',
    en: 'File {file} is damaged on row {row}, near "{value}". Export it again and load it again.',
  },
  'geojson-no-features': {
    vi: 'Tệp {file} không phải GeoJSON có danh sách đối tượng (features). Hãy xuất lại thành FeatureCollection.',
    en: 'File {file} is not GeoJSON with a list of features. Export it as a FeatureCollection.',
  },
  'other-sheets-not-read': {
    vi: 'Tệp {file}: chỉ đọc trang "{value}", không đọc: {others}. Nếu cần trang khác, hãy tách ra thành tệp riêng.',
    en: 'File {file}: only sheet "{value}" was read, not: {others}. If you need another sheet, save it as a file of its own.',
  },
  'row-too-wide': {
    vi: 'Dòng {row} có {value} ô, tiêu đề chỉ có {expected} cột. Hãy bỏ ô thừa, hoặc đặt chữ có dấu phẩy trong dấu ngoặc kép.',
    en: 'Row {row} has {value} cells under a header of {expected}. Remove the extra cells, or put text with commas in quotes.',
  },
  'cell-required': {
    vi: 'Dòng {row}: ô "{column}" còn trống. Hãy điền rồi nạp lại dòng này.',
    en: 'Row {row}: cell "{column}" is blank. Fill it in and load this row again.',
  },
  'duplicate-id': {
    vi: 'Dòng {row}: mã "{value}" đã có ở dòng {first}. Hãy sửa mã hoặc bỏ dòng trùng.',
    en: 'Row {row}: "{value}" is already on row {first}. Correct it or remove the repeated row.',
  },
  'count-negative': {
    vi: 'Dòng {row}, cột "{column}": "{value}" là số âm. Hãy ghi số từ 0 trở lên, hoặc để trống nếu chưa biết.',
    en: 'Row {row}, column "{column}": "{value}" is negative. Write 0 or more, or leave it blank when unknown.',
  },
  'count-fractional': {
    vi: 'Dòng {row}, cột "{column}": "{value}" không phải số nguyên. Hãy ghi số nguyên, hoặc để trống nếu chưa biết.',
    en: 'Row {row}, column "{column}": "{value}" is not a whole number. Write a whole number, or leave it blank when unknown.',
  },
  'count-not-a-number': {
    vi: 'Dòng {row}, cột "{column}": "{value}" không phải là số. Hãy ghi số nguyên, hoặc để trống nếu chưa biết.',
    en: 'Row {row}, column "{column}": "{value}" is not a number. Write a whole number, or leave it blank when unknown.',
  },
  'number-unreadable': {
    vi: 'Dòng {row}, cột "{column}": "{value}" không đọc được thành số. Hãy sửa lại.',
    en: 'Row {row}, column "{column}": "{value}" cannot be read as a number. Correct it.',
  },
  'date-not-in-calendar': {
    vi: 'Dòng {row}, cột "{column}": ngày "{value}" không có trong lịch. Hãy ghi lại theo dạng ngày/tháng/năm, ví dụ 28/02/2020.',
    en: 'Row {row}, column "{column}": "{value}" is not in the calendar. Write it as day/month/year, for example 28/02/2020.',
  },
  'date-unreadable': {
    vi: 'Dòng {row}, cột "{column}": "{value}" không đọc được thành ngày. Hãy ghi theo dạng ngày/tháng/năm, ví dụ 28/02/2020.',
    en: 'Row {row}, column "{column}": "{value}" cannot be read as a date. Write it as day/month/year, for example 28/02/2020.',
  },
  'code-lost-zeros': {
    vi: 'Dòng {row}: mã "{value}" thiếu số 0 ở đầu, có lẽ là "{restored}" ({name}). Hãy định dạng cột là văn bản và ghi lại đủ số.',
    en: 'Row {row}: code "{value}" has lost its leading zeros; it is probably "{restored}" ({name}). Make the column text and write the whole code.',
  },
  'personal-number-lost-zeros': {
    vi: 'Dòng {row}: số định danh {value} chữ số, phải đủ 12. Có lẽ bảng tính đã bỏ số 0 ở đầu: hãy định dạng cột là văn bản và ghi lại.',
    en: 'Row {row}: personal number {value} digits, 12 are needed. A spreadsheet has probably dropped the leading zeros: make the column text and write it again.',
  },
  'personal-number-format': {
    vi: 'Dòng {row}: số định danh {value} chữ số, không đúng dạng 12 chữ số. Hãy sửa lại, hoặc để trống nếu chưa có.',
    en: 'Row {row}: personal number {value} digits is not 12 digits. Correct it, or leave it blank when there is none.',
  },
  'commune-unknown': {
    vi: 'Dòng {row}: không tìm thấy xã, phường "{value}" trong danh mục. Hãy kiểm tra tên hoặc mã.',
    en: 'Row {row}: no commune "{value}" is in the list. Check its name or code.',
  },
  'commune-old-name': {
    vi: 'Dòng {row}: "{value}" là tên cũ, nay thuộc {name}. Hãy xác nhận và ghi tên mới.',
    en: 'Row {row}: "{value}" is an old name, now part of {name}. Confirm it and write the new name.',
  },
  'commune-name-differs': {
    vi: 'Dòng {row}: mã {code} là {name}, nhưng dòng này ghi "{value}". Đã theo mã; hãy kiểm tra lại.',
    en: 'Row {row}: code {code} is {name}, but the row says "{value}". The code was followed; check it.',
  },
  'commune-name-repeats': {
    vi: 'Dòng {row}: có nhiều xã, phường tên "{value}" (mã {candidates}). Hãy ghi thêm mã.',
    en: 'Row {row}: several communes are called "{value}" (codes {candidates}). Give the code too.',
  },
  'commune-area-shifted': {
    vi: '{name}: diện tích ghi {value} km² nhưng đo trên bản đồ được {measured} km²; số này gần đúng với {other}, có lẽ các dòng bị lệch. Hãy đối chiếu cả dân số.',
    en: '{name}: the stated area of {value} km² is {measured} km² on the map; it fits {other}, so rows may have shifted. Check the population too.',
  },
  'commune-area-differs': {
    vi: '{name}: diện tích ghi {value} km² nhưng đo trên bản đồ được {measured} km². Hãy đối chiếu các số của dòng này.',
    en: '{name}: the stated area of {value} km² is {measured} km² on the map. Check the figures of this row.',
  },
  'commune-population-unlikely': {
    vi: '{name}: dân số {value} trên {measured} km² ({density} người/km²) khó đúng. Hãy đối chiếu trước khi dùng.',
    en: '{name}: a population of {value} on {measured} km² ({density} per km²) is unlikely. Check it before use.',
  },
  'commune-name-shifted': {
    vi: '{name}: tên tiếng Anh ghi "{value}", không cùng tên. Có lẽ các dòng bị lệch; hãy đối chiếu.',
    en: '{name}: the English name is "{value}", another name. Rows may have shifted; check them.',
  },
  'population-unknown': {
    vi: 'Dòng {row}: chưa có dân số nên không nạp dòng này. Hãy điền nếu đã biết.',
    en: 'Row {row}: no population is given, so the row was not taken. Fill it in when known.',
  },
  'population-ages-exceed': {
    vi: 'Dòng {row}: cộng các tuổi được {sum}, nhiều hơn tổng dân số {value}. Hãy kiểm tra lại.',
    en: 'Row {row}: the ages add up to {sum}, more than the whole population of {value}. Check them.',
  },
  'polygon-missing': {
    vi: '{name} (mục {row}) không có ranh giới. Hãy bổ sung ranh giới rồi nạp lại.',
    en: '{name} (entry {row}) has no boundary. Add one and load it again.',
  },
  'polygon-empty': {
    vi: '{name} (mục {row}) có ranh giới rỗng. Hãy vẽ lại ranh giới rồi nạp lại.',
    en: '{name} (entry {row}) has an empty boundary. Draw it again and load it again.',
  },
  'polygon-wrong-type': {
    vi: '{name} (mục {row}) là {value}, không phải vùng khép kín. Hãy dùng Polygon hoặc MultiPolygon.',
    en: '{name} (entry {row}) is a {value}, not an area. Use a Polygon or MultiPolygon.',
  },
  'polygon-self-crossing': {
    vi: 'Ranh giới của {name} (mục {row}) tự cắt nhau gần {value}. Hãy sửa ranh giới tại đó rồi nạp lại.',
    en: 'The boundary of {name} (entry {row}) crosses itself near {value}. Repair it there and load it again.',
  },
  'polygon-not-degrees': {
    vi: 'Ranh giới của {name} (mục {row}) không phải kinh độ, vĩ độ ({value}). Hãy nạp kèm hệ tọa độ, ví dụ --crs EPSG:9210.',
    en: 'The boundary of {name} (entry {row}) is not in longitude and latitude ({value}). State the coordinate system, for example --crs EPSG:9210.',
  },
  'crs-unknown': {
    vi: 'Tệp {file}: không biết hệ tọa độ "{value}". Hãy dùng EPSG:4326 hoặc một múi VN-2000, ví dụ EPSG:9210.',
    en: 'File {file}: the coordinate system "{value}" is not known. Use EPSG:4326 or a VN-2000 zone, for example EPSG:9210.',
  },
  'crs-guessed': {
    vi: 'Tệp {file}: đọc tọa độ theo {value}; {fits} trên {sampled} điểm xem thử rơi đúng chỗ. Nếu sai, hãy nạp lại với --crs.',
    en: 'File {file}: coordinates were read as {value}; {fits} of {sampled} points looked at fall in place. If that is wrong, load it again with --crs.',
  },
  'crs-open': {
    vi: 'Tệp {file}: chưa rõ múi chiếu VN-2000. Các múi có thể: {candidates}. Hãy nạp lại với --crs, hoặc thêm cột xã, phường.',
    en: 'File {file}: the VN-2000 zone is not clear. Possible zones: {candidates}. Load it again with --crs, or add a commune column.',
  },
  'crs-none-fits': {
    vi: 'Tệp {file}: không múi VN-2000 nào đưa các điểm vào trong thành phố. Hãy kiểm tra tọa độ và hệ tọa độ.',
    en: 'File {file}: no VN-2000 zone puts its points in the city. Check the coordinates and their system.',
  },
  'point-missing': {
    vi: 'Mục {row} ("{value}") không có vị trí. Hãy thêm điểm rồi nạp lại.',
    en: 'Entry {row} ("{value}") has no place. Add a point and load it again.',
  },
  'point-half': {
    vi: 'Dòng {row}: chỉ có một trong hai tọa độ, ô "{column}" còn trống. Hãy điền đủ hai ô.',
    en: 'Row {row}: only one of two coordinates is given, "{column}" is blank. Fill in both.',
  },
  'point-zero': {
    vi: 'Dòng {row}: tọa độ là 0, 0. Hãy điền tọa độ thật, hoặc để trống nếu chưa biết.',
    en: 'Row {row}: the coordinates are 0, 0. Give the real ones, or leave them blank when unknown.',
  },
  'point-impossible': {
    vi: 'Dòng {row}: tọa độ {value} không có trên trái đất. Hãy kiểm tra lại hai ô "{column}".',
    en: 'Row {row}: coordinates {value} are nowhere on earth. Check the cells "{column}".',
  },
  'point-swapped': {
    vi: 'Dòng {row}: tọa độ {value} bị đổi chỗ kinh độ và vĩ độ. Hãy đổi lại hai ô "{column}".',
    en: 'Row {row}: coordinates {value} have longitude and latitude swapped. Exchange the cells "{column}".',
  },
  'point-axes-swapped': {
    vi: 'Dòng {row}: tọa độ {value} ngược thứ tự so với tiêu đề hoặc các dòng khác. Hãy đổi lại hai ô "{column}".',
    en: 'Row {row}: coordinates {value} stand the other way round than the header or the other rows. Exchange the cells "{column}".',
  },
  'point-outside-city': {
    vi: 'Dòng {row}: điểm {value} nằm ngoài địa bàn. Hãy kiểm tra lại hai ô "{column}".',
    en: 'Row {row}: point {value} lies outside the city. Check the cells "{column}".',
  },
  'point-wrong-zone': {
    vi: 'Dòng {row}: điểm {value} không thuộc múi {zone} của tệp, có thể là {candidates}. Hãy chuyển điểm này về múi {zone}, hoặc nạp riêng với múi đúng.',
    en: 'Row {row}: point {value} is not in the zone of the file, {zone}; it may be {candidates}. Convert it to {zone}, or load it apart with its own zone.',
  },
  'point-far-from-commune': {
    vi: 'Dòng {row}: đọc theo {zone}, điểm {value} cách {commune} {metres} m, không múi nào hợp hơn. Hãy kiểm tra tọa độ và tên xã, phường.',
    en: 'Row {row}: read as {zone}, point {value} is {metres} m from {commune}, and no other zone fits. Check the coordinates and the commune.',
  },
  'point-not-in-commune': {
    vi: 'Dòng {row}: điểm {value} cách {commune} {metres} m, hiện nằm ở {actual}. Đã nhận; hãy kiểm tra lại.',
    en: 'Row {row}: point {value} is {metres} m from {commune} and lies in {actual}. It was taken; check it.',
  },
  'level-word-unknown': {
    vi: 'Dòng {row}, cột "{column}": không hiểu cấp học "{value}". Hãy ghi Mầm non, Tiểu học, THCS hoặc THPT.',
    en: 'Row {row}, column "{column}": level "{value}" is not understood. Write nursery, primary, lower-secondary or upper-secondary.',
  },
  'school-without-point': {
    vi: 'Trường ở dòng {row} ({value}) chưa có tọa độ. Đã nhận; hãy đặt vị trí trên bản đồ trước khi tính quãng đường.',
    en: 'The school on row {row} ({value}) has no coordinates. It was taken; place it on the map before distances are measured.',
  },
  'override-without-entry': {
    vi: 'Quyết định sửa tay cho "{value}" không còn mục tương ứng trong tệp {file}. Hãy xem lại.',
    en: 'The decision made by hand for "{value}" has no entry in file {file} any more. Review it.',
  },
  'school-unknown': {
    vi: 'Dòng {row}: không tìm thấy trường "{value}" trong danh sách trường. Hãy kiểm tra mã hoặc tên.',
    en: 'Row {row}: no school "{value}" is in the register. Check its code or name.',
  },
  'school-ambiguous': {
    vi: 'Dòng {row}: nhiều trường cùng tên "{value}": {candidates}. Hãy ghi mã trường.',
    en: 'Row {row}: several schools are called "{value}": {candidates}. Give the school code.',
  },
  'zone-text-unread': {
    vi: 'Dòng {row}: không đọc được đoạn "{value}" trong phần phân tuyến. Hãy ghi theo dạng "Phường KP1+KP2, tổ 3-7 KP4".',
    en: 'Row {row}: the words "{value}" of the zone could not be read. Write them like "Ward KP1+KP2, tổ 3-7 KP4".',
  },
  'zone-without-units': {
    vi: 'Dòng {row}: phần phân tuyến "{value}" không có xã, phường hay khu phố nào đọc được. Hãy sửa lại.',
    en: 'Row {row}: the zone "{value}" names no commune or neighbourhood that could be read. Correct it.',
  },
  'zone-groups-unread': {
    vi: 'Dòng {row}, cột "{column}": không đọc được các tổ "{value}". Hãy ghi như "13-17" hoặc "1-12 và 18-25".',
    en: 'Row {row}, column "{column}": groups "{value}" could not be read. Write them like "13-17" or "1-12 và 18-25".',
  },
  'zone-unit-twice': {
    vi: '{value} được giao cho cả {first} và {second}. Nếu không phải tuyến chung, hãy sửa một dòng.',
    en: '{value} is given to both {first} and {second}. Unless they share it, correct one row.',
  },
  'home-without-point': {
    vi: 'Hồ sơ "{value}" (dòng {row}) chưa có tọa độ nơi ở. Đã nhận; hãy đặt vị trí trên bản đồ để tính quãng đường.',
    en: 'Dossier "{value}" (row {row}) has no coordinates of the home. It was taken; place it on the map so that distances can be measured.',
  },
  'wish-school-unknown': {
    vi: 'Dòng {row}, cột "{column}": không có trường mã "{value}". Hãy sửa nguyện vọng này.',
    en: 'Row {row}, column "{column}": there is no school "{value}". Correct this wish.',
  },
  'wish-school-closed': {
    vi: 'Dòng {row}, cột "{column}": trường mã "{value}" đã ngừng hoạt động. Hãy hỏi gia đình chọn trường khác.',
    en: 'Row {row}, column "{column}": school "{value}" is closed. Ask the family for another wish.',
  },
  'wish-school-level': {
    vi: 'Dòng {row}, cột "{column}": trường mã "{value}" không có cấp học của kỳ tuyển sinh này. Hãy sửa nguyện vọng này.',
    en: 'Row {row}, column "{column}": school "{value}" has no classes of the level of this enrolment period. Correct this wish.',
  },
  'wish-twice': {
    vi: 'Dòng {row}, cột "{column}": nguyện vọng "{value}" ghi hai lần; chỉ tính lần đầu.',
    en: 'Row {row}, column "{column}": wish "{value}" is written twice; the first one counts.',
  },
  'summary-sheet': { vi: 'Cần sửa', en: 'To correct' },
  'summary-title': {
    vi: 'Những điều cần xem lại trong trang "{sheet}"',
    en: 'What to look at again in sheet "{sheet}"',
  },
  'severity-refuse': { vi: 'Không nhận tệp', en: 'File refused' },
  'severity-error': { vi: 'Không nhận dòng', en: 'Row not taken' },
  'severity-warning': { vi: 'Cần xem lại', en: 'To check' },
  'severity-note': { vi: 'Ghi chú', en: 'Note' },
  'heading-severity': { vi: 'Mức', en: 'Kind' },
  'heading-row': { vi: 'Dòng', en: 'Row' },
  'heading-column': { vi: 'Cột', en: 'Column' },
  'heading-value': { vi: 'Giá trị', en: 'Value' },
  'heading-sentence': { vi: 'Cần làm gì', en: 'What to do' },
  'rules-not-json': {
    vi: 'Tệp quy tắc {file} không phải JSON ({value}). Hãy sửa lại tệp.',
    en: 'Rules file {file} is not JSON ({value}). Correct the file.',
  },
  'rules-unknown-property': {
    vi: 'Tệp quy tắc {file}: không có mục "{path}". Các mục được dùng ở đây: {expected}.',
    en: 'Rules file {file}: there is no entry "{path}". Entries used here: {expected}.',
  },
  'rules-unknown-name': {
    vi: 'Tệp quy tắc {file}, mục {path}: không biết tên "{value}". Các tên được dùng: {expected}.',
    en: 'Rules file {file}, {path}: the name "{value}" is not known. Names in use: {expected}.',
  },
  'rules-missing-property': {
    vi: 'Tệp quy tắc {file} thiếu mục "{path}" ({expected}). Hãy bổ sung.',
    en: 'Rules file {file} has no entry "{path}" ({expected}). Add it.',
  },
  'placements-differ': {
    vi: 'Chạy lại dữ liệu đã đóng băng cho kết quả khác kết quả đã lưu: chương trình đã thay đổi từ đó. Hãy xét lại bằng chương trình hiện tại.',
    en: 'Running the frozen data again gives another result than the stored one: the program has changed since. Run it again with the present program.',
  },
  'public-unsound': {
    vi: 'Tệp công khai của kết quả này, tự kiểm tra, không đúng quy tắc. Chưa có gì được công bố; hãy báo cho người vận hành phần mềm.',
    en: 'The public file of this result, checked by itself, does not follow the rules. Nothing was published; please tell the operator of the software.',
  },
  'public-not-json': {
    vi: 'Tệp {file} không phải tệp kết quả công khai: không đọc được ({value}). Hãy tải lại tệp từ trang công bố.',
    en: 'File {file} is no public result: it cannot be read ({value}). Download it again from the page of the publication.',
  },
  'public-wrong-form': {
    vi: 'Tệp {file} không phải tệp kết quả công khai: ở {value} cần {expected}. Hãy tải lại tệp từ trang công bố.',
    en: 'File {file} is no public result: at {value}, {expected} is needed. Download it again from the page of the publication.',
  },
  'public-other-file': {
    vi: 'Tệp {file} có mã {value}, không phải mã đã công bố {stated}. Tệp này không phải tệp hội đồng đã công bố.',
    en: 'File {file} has the code {value}, not the published {stated}. It is not the file the council published.',
  },
  'rules-wrong-type': {
    vi: 'Tệp quy tắc {file}, mục {path}: "{value}" sai kiểu, cần {expected}.',
    en: 'Rules file {file}, {path}: "{value}" is of the wrong type; {expected} is needed.',
  },
  'rules-out-of-range': {
    vi: 'Tệp quy tắc {file}, mục {path}: "{value}" ngoài giới hạn {expected}.',
    en: 'Rules file {file}, {path}: "{value}" is outside {expected}.',
  },
  'rules-reserve-match': {
    vi: 'Tệp quy tắc {file}, mục {path}: suất dành riêng "{value}" phải có đúng một trong hai: matchesSchool hoặc value.',
    en: 'Rules file {file}, {path}: reserve "{value}" needs exactly one of matchesSchool and value.',
  },
  'rules-reserve-size': {
    vi: 'Tệp quy tắc {file}, mục {path}: suất dành riêng "{value}" phải có đúng một trong hai: share hoặc seats.',
    en: 'Rules file {file}, {path}: reserve "{value}" needs exactly one of share and seats.',
  },
  'rules-reserve-name': {
    vi: 'Tệp quy tắc {file}, mục {path}: tên suất dành riêng "{value}" bị trùng hoặc là từ dành sẵn "open". Hãy đặt tên khác.',
    en: 'Rules file {file}, {path}: the reserve name "{value}" is used twice, or is the word "open". Choose another.',
  },
  'rules-reserve-hard-passes': {
    vi: 'Tệp quy tắc {file}, mục {path}: suất dành riêng "{value}" là loại cứng (hard), chỗ không ai nhận để trống, nên không chuyển cho ai được. Hãy bỏ passesTo hoặc đổi kind thành soft.',
    en: 'Rules file {file}, {path}: reserve "{value}" is hard, its unclaimed seats stay empty, so it cannot pass them on. Remove passesTo or make the kind soft.',
  },
  'rules-reserve-cycle': {
    vi: 'Tệp quy tắc {file}, mục {path}: các suất dành riêng chuyển chỗ vòng quanh cho nhau ({ring}), nên không biết cuối cùng chỗ thuộc về ai. Hãy cho một suất trong vòng chuyển sang "open".',
    en: 'Rules file {file}, {path}: the reserves pass their seats round in a circle ({ring}), so nobody can say whose they are in the end. Let one of them pass to "open".',
  },
  'rules-reserve-passes-back': {
    vi: 'Tệp quy tắc {file}, mục {path}: "{name}" chuyển chỗ cho "{value}", nhưng "{value}" đứng trước trong danh sách nên đã chọn xong. Hãy xếp "{name}" lên trước "{value}".',
    en: 'Rules file {file}, {path}: "{name}" passes its seats to "{value}", which stands before it in the list and has already chosen. Put "{name}" before "{value}".',
  },
  'rules-reserve-passes-unknown': {
    vi: 'Tệp quy tắc {file}, mục {path}: "{name}" chuyển chỗ cho "{value}", nhưng không có suất dành riêng tên đó ở cùng trường. Hãy sửa tên hoặc ghi "open".',
    en: 'Rules file {file}, {path}: "{name}" passes its seats to "{value}", but no reserve of that name stands at the same school. Correct the name or write "open".',
  },
  'rules-reserves-nearest-first': {
    vi: 'Tệp quy tắc {file}: cách xét "gần nhất trước" không dùng suất dành riêng ("{value}"). Hãy bỏ reserves hoặc chọn cách xét theo nguyện vọng và thứ tự ưu tiên (deferred-acceptance).',
    en: 'Rules file {file}: the way one by one (nearest-first) has no reserves ("{value}"). Remove reserves or choose the way by wishes and priority order (deferred-acceptance).',
  },
  'rules-guarantee-mechanism': {
    vi: 'Tệp quy tắc {file}, mục {path}: cam kết "maximum" (xếp được nhiều em nhất) chỉ dùng với cách xét theo nguyện vọng và thứ tự ưu tiên (deferred-acceptance), không dùng với "{value}". Hãy bỏ mục này hoặc đổi cách xét.',
    en: 'Rules file {file}, {path}: the guarantee "maximum" goes with the way by wishes and priority order (deferred-acceptance) alone, not with "{value}". Remove it or change the way of giving places (mechanism).',
  },
  'rules-guarantee-criterion': {
    vi: 'Tệp quy tắc {file}, mục {path}: cam kết "maximum" (xếp được nhiều em nhất) không dùng cùng tiêu chí "{value}". Hãy bỏ tiêu chí này hoặc bỏ cam kết.',
    en: 'Rules file {file}, {path}: the guarantee "maximum" does not go with the criterion "{value}". Remove one of the two.',
  },
  'rules-guarantee-hard-reserve': {
    vi: 'Tệp quy tắc {file}, mục {path}: cam kết "maximum" (xếp được nhiều em nhất) không dùng cùng suất dành riêng loại hard ("{value}"). Hãy đổi suất này thành soft hoặc bỏ cam kết.',
    en: 'Rules file {file}, {path}: the guarantee "maximum" does not go with hard reserves ("{value}"). Make the reserve soft or remove the guarantee.',
  },
  'rules-most-moved-mechanism': {
    vi: 'Tệp quy tắc {file}: giới hạn số em phải đổi trường (mostMoved) chỉ dùng với cách tổng quãng đường ngắn nhất (least-total-distance), không dùng với "{value}". Hãy bỏ mostMoved hoặc đổi cách xét.',
    en: 'Rules file {file}: the limit on children who change school (mostMoved) goes with the way of least total distance (least-total-distance) alone, not with "{value}". Remove mostMoved or change the way of giving places (mechanism).',
  },
  'moved-above-limit': {
    vi: 'Giới hạn là {limit} em phải đổi trường, nhưng để xếp được nhiều em nhất thì ít nhất {moved} em phải đổi. Kết quả giữ số ít nhất đó. Hãy thêm chỗ học hoặc nới giới hạn.',
    en: 'At most {limit} children may change school, but to place the greatest number at least {moved} must. The result keeps to that least number. Add seats or widen the limit.',
  },
  'rules-least-distance-criterion': {
    vi: 'Tệp quy tắc {file}, mục {path}: cách tổng quãng đường ngắn nhất (least-total-distance) chỉ dùng tiêu chí group, không dùng "{value}". Hãy bỏ tiêu chí này hoặc đổi cách xét.',
    en: 'Rules file {file}, {path}: the way of least total distance (least-total-distance) knows the criterion group alone, not "{value}". Remove it or change the way of giving places (mechanism).',
  },
  'rules-least-distance-reserves': {
    vi: 'Tệp quy tắc {file}, mục {path}: cách tổng quãng đường ngắn nhất (least-total-distance) không dùng suất dành riêng ("{value}"). Hãy bỏ reserves hoặc chọn cách xét theo nguyện vọng và thứ tự ưu tiên (deferred-acceptance).',
    en: 'Rules file {file}, {path}: the way of least total distance (least-total-distance) has no reserves ("{value}"). Remove reserves or choose the way by wishes and priority order (deferred-acceptance).',
  },
  'rules-zone-first-without-zone': {
    vi: 'Tệp quy tắc {file}: cách xét "zone-first" (đúng tuyến trước) cần tiêu chí "{value}" trong {path} để biết em nào đúng tuyến của trường nào. Hãy thêm tiêu chí này.',
    en: 'Rules file {file}: zone-first needs the criterion "{value}" in {path}, to know whose zone is whose. Add it.',
  },
  'rules-then-without-zone-first': {
    vi: 'Tệp quy tắc {file}: mục "{path}" ("{value}") chỉ dùng với cách xét "zone-first". Hãy bỏ mục này hoặc chọn zone-first.',
    en: 'Rules file {file}: "{path}" ("{value}") belongs to zone-first alone. Remove it or choose zone-first.',
  },
  'rules-relative-proximity-mechanism': {
    vi: 'Tệp quy tắc {file}, mục {path}: tiêu chí thiệt thòi hơn nếu phải học trường khác (relative-proximity) chỉ dùng với cách xét theo nguyện vọng và thứ tự ưu tiên (deferred-acceptance), không dùng với "{value}". Hãy bỏ tiêu chí hoặc đổi cách xét.',
    en: 'Rules file {file}, {path}: the criterion of going farther if refused (relative-proximity) goes with the way by wishes and priority order (deferred-acceptance) alone, not with "{value}". Remove the criterion or change the way of giving places (mechanism).',
  },
  'rules-twins-mechanism': {
    vi: 'Tệp quy tắc {file}, mục {path}: cách xét "{value}" tìm tổng quãng đường ngắn nhất cho từng em riêng, không giữ được anh chị em cùng trường mà vẫn chứng minh được. Hãy chọn cách xét theo nguyện vọng và thứ tự ưu tiên (deferred-acceptance) hoặc cách lần lượt (nearest-first), hoặc bỏ mục twins.',
    en: 'Rules file {file}, {path}: "{value}" finds the least distance for children one by one and could not prove it for twins kept together. Choose the way by wishes and priority order (deferred-acceptance) or the way one by one (nearest-first), or remove twins.',
  },
  'rules-twins-relative-proximity': {
    vi: 'Tệp quy tắc {file}, mục {path}: twins không dùng cùng "{value}". Hãy bỏ một trong hai.',
    en: 'Rules file {file}, {path}: twins does not go together with "{value}". Remove one of the two.',
  },
  'rules-twins-twice': {
    vi: 'Tệp quy tắc {file}, mục {path}: "{value}" đã có ở trên. Hãy chỉ giữ một mục.',
    en: 'Rules file {file}, {path}: "{value}" stands in the list twice. Keep one of the two.',
  },
  'twins-wishes-differ': {
    vi: 'Dòng {row}: em "{applicant}" xét cùng em "{other}" (dòng {otherRow}) nhưng nguyện vọng thứ {wish} khác nhau: "{value}" và "{theirs}". Hãy hỏi lại gia đình để hai em có cùng nguyện vọng, hoặc bỏ dấu xét cùng.',
    en: 'Row {row}: applicant "{applicant}" applies together with "{other}" (row {otherRow}), but their wish no. {wish} differs: "{value}" and "{theirs}". Ask the family for one list, or remove the mark that they apply together.',
  },
  'twins-decided': {
    vi: 'Em "{value}" đã có quyết định xếp chỗ nên không còn được xét cùng em "{other}".',
    en: 'Applicant "{value}" is placed by a decision and no longer considered together with "{other}".',
  },
  'twins-alone': {
    vi: 'Cột "{column}" có {count} giá trị chỉ thuộc về một em; các em này được xét riêng. Hãy kiểm tra xem có gõ nhầm không.',
    en: 'In the column "{column}", {count} values belong to one child alone; these children are considered by themselves. Check for mistyped values.',
  },
  'twins-above-seats': {
    vi: 'Gia đình của em "{value}" có {children} em xét cùng, nhưng trường nhiều chỗ nhất trong nguyện vọng chỉ có {seats} chỗ. Các em sẽ không được xếp nếu vẫn xét cùng.',
    en: 'The family of "{value}" has {children} children applying together, but the largest school on its list has {seats} seats. They will not be placed as long as they apply together.',
  },
  'rules-unknown-attribute': {
    vi: 'Quy tắc dùng cột "{value}" nhưng tệp {file} không có cột này. Các cột tìm thấy: {found}.',
    en: 'The rules use the column "{value}", which is not in {file}. Columns found: {found}.',
  },
  'rules-unknown-school': {
    vi: 'Tệp quy tắc {file}, mục {path}: không có trường "{value}".',
    en: 'Rules file {file}, {path}: there is no school "{value}".',
  },
  'seats-unknown': {
    vi: 'Dòng {row}: chưa có chỉ tiêu. Hãy điền số chỗ học, hoặc chạy với --leave-out-unknown để bỏ trường này ra.',
    en: 'Row {row}: seats are blank, so unknown. Fill them in, or run with --leave-out-unknown to leave the school out.',
  },
  'programme-school-unknown': {
    vi: 'Dòng {row}, cột "{column}": chương trình này thuộc trường "{value}", nhưng tệp không có trường đó. Hãy ghi mã một trường có trong tệp.',
    en: 'Row {row}, column "{column}": this is a programme of school "{value}", which is not in the file. Write the id of a school of the file.',
  },
  'programme-of-programme': {
    vi: 'Dòng {row}, cột "{column}": "{value}" cũng là một chương trình (hoặc chính dòng này), không phải trường. Hãy ghi mã của trường.',
    en: 'Row {row}, column "{column}": "{value}" is a programme itself (or this very row), not a school. Write the id of the school.',
  },
  'school-left-out': {
    vi: 'Dòng {row}: trường chưa có chỉ tiêu nên không tham gia xét tuyển.',
    en: 'Row {row}: the school has no known seats and takes no part.',
  },
  'degrees-impossible': {
    vi: 'Dòng {row}, cột "{column}": "{value}" không phải là độ kinh, vĩ. Hãy sửa lại.',
    en: 'Row {row}, column "{column}": "{value}" is not a longitude or latitude in degrees. Correct it.',
  },
  'applicant-unknown': {
    vi: 'Dòng {row}: không có em nào mang mã "{value}" trong danh sách dự tuyển. Hãy sửa mã hoặc bỏ dòng này.',
    en: 'Row {row}: no applicant has the id "{value}". Correct it or remove the row.',
  },
  'site-status': {
    vi: 'Dòng {row} của tệp {file} ghi trạng thái địa điểm là "{value}". Chỉ nhận existing (đang có), candidate (dự kiến) hoặc closed (không mở). Hãy sửa lại.',
    en: 'Row {row} of file {file} gives the status "{value}". A site is existing, candidate or closed. Correct it.',
  },
  'site-amount': {
    vi: 'Dòng {row} của tệp {file}, cột "{column}": "{value}" không phải là số từ 0 trở lên (viết bằng dấu chấm thập phân). Hãy sửa lại.',
    en: 'Row {row} of file {file}, column "{column}": "{value}" is not a number of 0 or more (with a decimal point). Correct it.',
  },
  'site-unknown-demand': {
    vi: 'Dòng {row} của tệp {file} nhắc tới nơi có học sinh "{value}" không có trong tệp demand. Hãy sửa mã hoặc thêm dòng đó.',
    en: 'Row {row} of file {file} names the demand row "{value}", which the demand file does not have. Correct the id or add the row.',
  },
  'site-unknown-site': {
    vi: 'Dòng {row} của tệp {file} nhắc tới địa điểm "{value}" không có trong tệp sites. Hãy sửa mã hoặc thêm địa điểm.',
    en: 'Row {row} of file {file} names the site "{value}", which the sites file does not have. Correct the id or add the site.',
  },
  'site-pair-twice': {
    vi: 'Dòng {row} của tệp {file} lặp lại cặp {value} đã có ở dòng {first}. Hãy giữ một dòng.',
    en: 'Row {row} of file {file} repeats the pair {value} of row {first}. Keep one of them.',
  },
  'site-open-beyond': {
    vi: 'Được mở tối đa {open} địa điểm nhưng chỉ có {candidates} địa điểm dự kiến.',
    en: 'Up to {open} sites may open, but there are only {candidates} candidates.',
  },
  'site-radius-unused': {
    vi: 'Bán kính chỉ dùng cho mục tiêu coverage; lần chạy này không dùng đến.',
    en: 'The radius counts for the objective coverage only; this run does not use it.',
  },
  'site-deficit-total': {
    vi: 'Thiếu {deficit} chỗ: cần {load} chỗ, các địa điểm đang có và {open} địa điểm dự kiến lớn nhất chỉ có {seats}. Hãy thêm chỗ, thêm địa điểm hoặc cho mở nhiều hơn.',
    en: '{deficit} seats are missing: {load} are needed, while the existing sites and the {open} largest candidates hold {seats}. Add seats or candidates, or let more open.',
  },
  'site-deficit-reach': {
    vi: 'Thiếu {deficit} chỗ cho {rows} nơi ({demand}): các nơi này cần {load} chỗ nhưng chỉ đi tới được các địa điểm {sites} có {seats} chỗ, dù mở mọi địa điểm dự kiến. Hãy thêm chỗ hoặc địa điểm gần đó, hoặc nối đường.',
    en: '{deficit} seats are missing for {rows} demand rows ({demand}): they need {load} seats and reach only the sites {sites} with {seats}, even if every candidate opened. Add seats or candidates near them, or a way to others.',
  },
  'site-deficit-choice': {
    vi: 'Mở {open} địa điểm thì cách nào cũng thiếu ít nhất {deficit} chỗ; cách tốt nhất để lại thiếu chỗ ở {rows} nơi ({demand}), cần {load} chỗ mà chỉ tới được {seats} chỗ ở {sites}. Hãy cho mở nhiều hơn hoặc thêm chỗ.',
    en: 'With {open} openings at least {deficit} seats are missing whichever are chosen; the best choice leaves {rows} demand rows short ({demand}), which need {load} seats and reach {seats} at {sites}. Let more open or add seats.',
  },
  'site-deficit-whole': {
    vi: 'Mở {open} địa điểm mà mỗi nơi phải vào trọn một địa điểm thì cách nào cũng thiếu ít nhất {deficit} chỗ: cách tốt nhất để lại {rows} nơi ({demand}) cần {load} chỗ, dù chỗ lẻ ở các địa điểm {sites} cộng lại là đủ. Hãy bỏ --single-source để được chia, cho mở nhiều hơn hoặc thêm chỗ.',
    en: 'With {open} openings and every row going whole to one site, at least {deficit} seats are missing whichever are chosen: the best choice leaves out {rows} demand rows ({demand}) that need {load} seats, though the seats left at {sites} would do if rows were divided. Leave out --single-source, let more open, or add seats.',
  },
  'site-deficit-way': {
    vi: 'Mở {open} địa điểm thì không có đường từ {rows} nơi ({demand}) tới địa điểm nào được mở. Hãy thêm cặp của các nơi đó vào tệp matrix, thêm địa điểm gần đó hoặc cho mở nhiều hơn.',
    en: 'With {open} openings no way leads from {rows} demand rows ({demand}) to any open site. Add their pairs to the matrix file, add candidates near them, or let more open.',
  },
  'site-amount-beyond': {
    vi: 'Dòng {row} của tệp {file}, cột "{column}": "{value}" quá lớn để tính chính xác; lớn nhất nhận được là {most}. Hãy sửa số, hoặc ghi mọi số theo một đơn vị lớn hơn.',
    en: 'Row {row} of file {file}, column "{column}": "{value}" is too large to be counted exactly; the most is {most}. Correct it, or write all amounts in a larger unit.',
  },
  'site-loads-apart': {
    vi: 'Trong tệp {file}, "{record}" chỉ chiếm {least} chỗ trong khi nơi lớn nhất chiếm {most}: chênh nhau hơn một tỷ lần nên không cộng chính xác được. Hãy sửa số sai; nơi không chiếm chỗ thì ghi 0.',
    en: 'In file {file}, "{record}" takes {least} seats and the largest row {most}: more than a billion times apart, they cannot be added exactly. Correct the wrong number; a row that takes no seats is written 0.',
  },
  'site-none-found': {
    vi: 'Chưa tìm được cách nào xếp đủ chỗ khi mở {open} địa điểm: cách tốt nhất đã tìm thấy còn thiếu {deficit} chỗ, và chưa chứng minh được là không thể. Hãy cho mở nhiều hơn, thêm chỗ hoặc cho chạy lâu hơn.',
    en: 'No way to seat everyone with {open} openings was found: the best found lacks {deficit} seats, and it is not proved impossible. Let more open, add seats, or give it more time.',
  },
  'lost-zeros': {
    vi: 'Dòng {row}, cột "{column}": không có mã "{value}", nhưng có "{near}". Có lẽ bảng tính đã bỏ số 0 ở đầu: hãy định dạng cột là văn bản và ghi lại.',
    en: 'Row {row}, column "{column}": there is no "{value}", but there is "{near}". A spreadsheet has probably dropped the leading zeros: make the column text and write the whole id.',
  },
  'rank-unreadable': {
    vi: 'Dòng {row}: thứ tự nguyện vọng "{value}" phải là số nguyên từ 1.',
    en: 'Row {row}: the rank "{value}" must be a whole number from 1.',
  },
  'rank-twice': {
    vi: 'Dòng {row}: em này đã có nguyện vọng {value} ở dòng {first}. Mỗi thứ tự chỉ ghi một trường.',
    en: 'Row {row}: this applicant already has a wish {value} on row {first}. Each rank names one school.',
  },
  'pair-twice': {
    vi: 'Dòng {row}: em "{applicant}" và trường "{value}" đã có ở dòng {first}. Hãy bỏ dòng trùng.',
    en: 'Row {row}: applicant "{applicant}" and school "{value}" are already on row {first}. Remove the repeated row.',
  },
  'metres-unreadable': {
    vi: 'Dòng {row}: "{value}" không phải số mét nguyên. Hãy ghi số nguyên từ 0, hoặc để trống nếu không có đường đi.',
    en: 'Row {row}: "{value}" is not a whole number of metres. Write 0 or more, or leave it blank where there is no way.',
  },
  'travel-rows-unused': {
    vi: 'Tệp {file}: {count} dòng nói về em hoặc trường không có trong đợt này nên không dùng.',
    en: 'File {file}: {count} rows are about applicants or schools that are not in this run and were not used.',
  },
  'decision-contradicts': {
    vi: 'Dòng {row}: em "{value}" đã được quyết định vào trường khác ở dòng {first}. Hãy giữ một quyết định.',
    en: 'Row {row}: applicant "{value}" is already placed at another school on row {first}. Keep one decision.',
  },
  'decision-unexplained': {
    vi: 'Dòng {row}: quyết định của hội đồng phải có số quyết định và lý do; ô "{column}" còn trống.',
    en: "Row {row}: a decision of the council carries its number and reason; '{column}' is blank.",
  },
  'decision-above-seats': {
    vi: 'Dòng {row}: trường "{value}" không còn chỗ cho quyết định này; các quyết định khác đã dùng hết chỉ tiêu.',
    en: 'Row {row}: school "{value}" has no seat for this decision; others have taken all its seats.',
  },
  'stress-mechanism': {
    vi: 'Cách xếp “{value}” chưa tính thử nhiều năm được. Hãy chọn cách xếp khác cho phép thử này.',
    en: 'Years cannot be worked through under “{value}” yet. Choose another way of giving places for this trial.',
  },
  'kept-seat-lost': {
    vi: '{count} em đã có chỗ sẽ bị mất chỗ trong đợt này, nên đợt này không được thực hiện. Hãy xem lại chỉ tiêu và chỗ dành riêng.',
    en: '{count} children who have a place would lose it in this round, so it was not made. Review the quotas and the reserved seats.',
  },
  'decision-seats-unknown': {
    vi: 'Dòng {row}: trường "{value}" chưa có chỉ tiêu nên không thể xếp theo quyết định.',
    en: 'Row {row}: school "{value}" has no known seats, so nobody can be placed there by decision.',
  },
  'priorities-missing': {
    vi: 'Quy tắc "listed" cần tệp thứ tự của trường. Hãy thêm --priorities.',
    en: 'The rule "listed" needs the schools\' own lists. Add --priorities.',
  },
  'wishes-missing': {
    vi: 'Không có nguyện vọng nào để xét. Hãy thêm --choices, hoặc đặt imputeChoicesByDistance là true trong quy tắc.',
    en: 'There are no wishes to go by. Add --choices, or set imputeChoicesByDistance to true in the rules.',
  },
  'travel-missing': {
    vi: 'Quy tắc cần quãng đường đi. Hãy thêm --travel, --roads hoặc --straight.',
    en: 'The rules need distances. Add --travel, --roads or --straight.',
  },
  'school-without-travel': {
    vi: 'Dòng {row}: không em nào có đường đi đến trường "{value}" ({seats} chỗ) trong bảng quãng đường, nên trường sẽ không nhận em nào. Hãy kiểm tra mã trường và đo lại. Có {count} trường như vậy.',
    en: 'Row {row}: in the travel table no child has a way to school "{value}" ({seats} seats), so nobody will be placed there. Check its id and measure again. There are {count} such schools.',
  },
  'travel-seconds-missing': {
    vi: 'Tiêu chí "{value}" cần cột "{column}" (số giây đi) trong bảng quãng đường, nhưng bảng không có cột này; --straight chỉ cho số mét. Hãy thêm cột này vào --travel, đo bằng --roads, hoặc dùng tiêu chí distance.',
    en: 'The rule "{value}" needs the column "{column}" of the travel table, which is not there; --straight measures metres alone. Add the column to --travel, measure with --roads, or use the rule distance.',
  },
  'wish-without-seconds': {
    vi: 'Dòng {row}: chưa có số giây đi từ em "{applicant}" đến trường "{value}". Hãy điền cột "{column}", hoặc để trống số mét nếu không có đường đi.',
    en: 'Row {row}: the seconds from applicant "{applicant}" to school "{value}" are blank. Fill in "{column}", or leave metres blank where there is no way.',
  },
  'seconds-unreadable': {
    vi: 'Dòng {row}: "{value}" không phải số giây nguyên. Hãy ghi số nguyên từ 0.',
    en: 'Row {row}: "{value}" is not a whole number of seconds. Write 0 or more.',
  },
  'wish-without-travel': {
    vi: 'Dòng {row}: chưa đo quãng đường từ em "{applicant}" đến trường "{value}". Hãy bổ sung dòng này vào bảng quãng đường; nếu không có đường đi thì để trống số mét.',
    en: 'Row {row}: the distance from applicant "{applicant}" to school "{value}" was not measured. Add the row to the travel table; leave metres blank where there is no way.',
  },
  'reserves-above-seats': {
    vi: 'Dòng {row}: các suất dành riêng cộng lại {reserved} chỗ, nhiều hơn chỉ tiêu {value}. Hãy giảm suất dành riêng hoặc tăng chỉ tiêu.',
    en: 'Row {row}: the reserves add up to {reserved} seats, more than the {value} there are. Reduce them or add seats.',
  },
  'points-missing': {
    vi: 'Tệp {file} không có cột lon, lat nên không đo được. Hãy thêm hai cột này.',
    en: 'File {file} has no columns lon and lat, so nothing can be measured. Add them.',
  },
  'point-blank': {
    vi: 'Dòng {row}: chưa có tọa độ nên không đo được. Hãy điền lon và lat.',
    en: 'Row {row}: there are no coordinates to measure from. Fill in lon and lat.',
  },
  'point-off-map': {
    vi: '{record} cách mọi con đường trên bản đồ hơn 300 km, không đo được. Hãy kiểm tra tọa độ và tệp bản đồ.',
    en: '{record} lies more than 300 km from every road of the map and cannot be measured. Check its coordinates and the map file.',
  },
  'point-off-road': {
    vi: '{record} cách đường gần nhất {value}: đã đo theo đường gần nhất cộng đoạn thẳng. Hãy xem lại vị trí.',
    en: '{record} is {value} from any road: measured by the nearest road plus the straight leg. Check the place.',
  },
  'home-cut-off': {
    vi: '{record}: không có đường đi hay phà nào dẫn tới trường. Em vẫn ở trong danh sách; hãy thêm bến phà, lối đi hoặc xem xét riêng.',
    en: '{record}: no road and no ferry leads to any school. The child stays in the list; add a ferry or a way, or consider the case apart.',
  },
  'home-without-school': {
    vi: '{record}: không có trường nào đến được theo đường đi trong giới hạn đã chọn. Em vẫn ở trong danh sách; hội đồng cần xem xét.',
    en: '{record}: no school can be reached by road within the chosen limits. The child stays in the run for the council to consider.',
  },
  'not-a-date': {
    vi: 'Dòng {row}, cột "{column}": "{value}" không phải là ngày có thật dạng năm-tháng-ngày.',
    en: 'Row {row}, column "{column}": "{value}" is not a real date in the form year-month-day.',
  },
  'not-a-number': {
    vi: 'Dòng {row}, cột "{column}": "{value}" không phải là số.',
    en: 'Row {row}, column "{column}": "{value}" is not a number.',
  },
  'no-applicants': {
    vi: 'Danh sách dự tuyển không có em nào. Kết quả là danh sách trống.',
    en: 'There are no applicants. The result is empty.',
  },
  'no-seats': {
    vi: 'Không trường nào còn chỗ học, nên không em nào được xếp.',
    en: 'No school has a seat, so nobody can be placed.',
  },
  'more-applicants-than-seats': {
    vi: 'Có {applicants} em nhưng chỉ có {seats} chỗ học: ít nhất {missing} em sẽ chưa được xếp.',
    en: 'There are {applicants} applicants for {seats} seats: at least {missing} will not be placed.',
  },
  'nobody-eligible': {
    vi: 'Không em nào trong {applicants} em có trường đến được. Hãy kiểm tra bảng quãng đường và giới hạn số mét.',
    en: 'None of the {applicants} applicants has a school within reach. Check the distances and the cap on metres.',
  },
  'applicants-without-school': {
    vi: 'Dòng {row}: em "{value}" không có trường nào đến được hoặc không có nguyện vọng. Em vẫn ở trong kết quả, kèm lý do. Hãy kiểm tra nguyện vọng, bảng quãng đường và giới hạn số mét. Có {count} em như vậy.',
    en: 'Row {row}: applicant "{value}" has no school within reach, or no wish. The child stays in the result, with the reason. Check the wishes, the travel table and the cap on metres. There are {count} such applicants.',
  },
  'population-without-commune': {
    vi: 'Dòng {row} của tệp {file}: không có xã, phường "{value}" trong đơn vị này. Hãy nạp ranh giới xã, phường trước, hoặc sửa mã.',
    en: 'Row {row} of file {file}: this organisation has no commune "{value}". Import the communes first, or correct the code.',
  },
  'capacity-without-level': {
    vi: 'Dòng {row} của tệp {file}: trường {record} có nhiều cấp, không rõ số liệu của "{value}" thuộc cấp nào nên số liệu này không được ghi. Hãy ghi cấp học ở dòng đó.',
    en: 'Row {row} of file {file}: school {record} has several levels and the figures of "{value}" do not say which is theirs, so they are left out. State the level on that row.',
  },
  'zone-without-level': {
    vi: 'Dòng {row} của tệp {file}: không rõ tuyến của trường {value} thuộc cấp học nào. Hãy thêm cột cấp học, hoặc nạp với --level primary.',
    en: 'Row {row} of file {file}: the zone of school {value} does not say its level. Add a level column, or import with --level primary.',
  },
  'run-schools-left-out': {
    vi: '{count} trường chưa có chỉ tiêu nên không tham gia xét tuyển: {names}. Hãy điền chỉ tiêu rồi xét lại nếu các trường này có nhận học sinh.',
    en: '{count} schools have no known seats and take no part: {names}. Fill in their quotas and run again if they admit children.',
  },
  'run-homes-without-point': {
    vi: '{count} hồ sơ chưa có vị trí nhà trên bản đồ nên chưa đo được quãng đường. Các em vẫn ở trong kết quả, kèm lý do.',
    en: '{count} dossiers have no home on the map, so no distance could be measured. They stay in the result, with the reason.',
  },
  'run-homes-off-road': {
    vi: '{count} nhà cách đường gần nhất hơn 500 m: đã đo theo đường gần nhất cộng đoạn thẳng. Hãy xem lại vị trí.',
    en: '{count} homes are more than 500 m from any road: measured by the nearest road plus the straight leg. Check their places.',
  },
  'run-lists-cut': {
    vi: '{count} em được xét theo nguyện vọng và {nearest} trường gần nhất; trường xa hơn không được thêm vào. Đặt số mét tối đa trong quy tắc để xét mọi trường trong khoảng đó.',
    en: '{count} children are considered for their wishes and the {nearest} nearest schools; farther ones were not added. Set a cap in metres in the rules to consider every school within it.',
  },
  'run-lists-lengthened': {
    vi: 'Mỗi em được đo tới nguyện vọng và {nearest} trường gần nhất; {count} em có thể cần xa hơn đã được đo thêm, nên không em nào thiếu trường trong danh sách mà chỗ vẫn trống.',
    en: 'Every child is measured to its wishes and the {nearest} nearest schools; {count} who might need farther ones were measured to more, so no child runs out of schools while seats stand empty.',
  },
  'run-unplaced-cut': {
    vi: '{count} em chưa được xếp có danh sách trường dừng lại trước các trường xa nhất. Hãy xét thử lại, hoặc đặt số mét tối đa trong quy tắc.',
    en: '{count} children without a place have lists that stop before the farthest schools. Make another practice run, or set a cap in metres in the rules.',
  },
  'home-off-road': {
    vi: 'Dòng {row}: nhà cách đường gần nhất {metres} m. Hồ sơ vẫn được nhận, đo theo đường gần nhất cộng đoạn thẳng. Hãy xem lại vị trí.',
    en: 'Row {row}: the home is {metres} m from any road. It is taken, measured by the nearest road plus the straight leg. Check its place.',
  },
  'class-no-pupils': {
    vi: 'Tệp {file} không có học sinh nào nên không có gì để phân lớp. Hãy thêm học sinh rồi chạy lại.',
    en: 'File {file} has no pupils, so there is nothing to split. Add pupils and run again.',
  },
  'class-fewer-pupils': {
    vi: 'Có {pupils} học sinh mà cần {classes} lớp, mỗi lớp ít nhất một em. Hãy giảm số lớp.',
    en: 'There are {pupils} pupils for {classes} classes of at least one each. Ask for fewer classes.',
  },
  'class-date-unreadable': {
    vi: 'Dòng {row} của tệp {file}: "{value}" không phải ngày sinh dạng năm-tháng-ngày, ví dụ 2019-03-27.',
    en: 'Row {row} of {file}: "{value}" is no date of birth in the form 2019-03-27.',
  },
  'class-unknown': {
    vi: 'Không có lớp "{value}": các lớp mang số từ 1 đến {classes}.',
    en: 'There is no class "{value}": classes are numbered 1 to {classes}.',
  },
  'class-wish-unknown-pupil': {
    vi: 'Dòng {row}, cột "{column}" của tệp {file} nhắc đến học sinh "{value}" không có trong danh sách. Hãy sửa mã ở ô ấy, hoặc xóa đi.',
    en: 'Row {row}, column "{column}" of {file} names pupil "{value}", who is not on the list. Correct the id in that cell, or clear it.',
  },
  'class-wish-kind': {
    vi: 'Dòng {row} của tệp {file}: "{value}" không phải loại nguyện vọng. Hãy ghi together (cùng lớp), apart (khác lớp) hoặc friend (bạn).',
    en: 'Row {row} of {file}: "{value}" is no kind of wish. Write together, apart or friend.',
  },
  'class-wish-self': {
    vi: 'Dòng {row}, cột "{column}" của tệp {file}: em "{value}" được ghi cùng với chính em. Hãy sửa mã của em kia.',
    en: 'Row {row}, column "{column}" of {file}: pupil "{value}" is paired with itself. Correct the other id.',
  },
  'class-hard-without-gap': {
    vi: 'Quy tắc {path} ({value}) là bắt buộc nên phải ghi maxGap: chênh lệch lớn nhất giữa hai lớp.',
    en: 'Rule {path} ({value}) is hard, so it needs maxGap: the greatest difference between two classes.',
  },
  'class-mean-attribute': {
    vi: 'Quy tắc {path} cần đúng một trong hai: attribute (một cột điểm) hoặc attributes (các cột được cộng lại).',
    en: 'Rule {path} needs exactly one of attribute (one column) and attributes (columns added up).',
  },
  'class-rule-twice': {
    vi: 'Quy tắc {value} được ghi hai lần ({path}). Hãy giữ một dòng.',
    en: 'Rule {value} stands twice ({path}). Keep one line.',
  },
  'class-purpose-missing': {
    vi: 'Quy tắc {path} ({value}) dùng dữ liệu nhạy cảm (dân tộc, hộ nghèo …). Hãy ghi mục đích được luật cho phép vào purpose, hoặc bỏ quy tắc này.',
    en: 'Rule {path} ({value}) reads sensitive data (ethnicity, poverty …). State in "purpose" what the law allows it for, or leave the rule out.',
  },
  'class-twins-wish': {
    vi: 'Dòng {row} của tệp {file}: "{value}" ở cột {column} không phải ý muốn về anh chị em sinh đôi. Hãy ghi together (cùng lớp), apart (khác lớp) hoặc để trống.',
    en: 'Row {row} of {file}: "{value}" in column {column} is no wish about twins. Write together, apart or leave it blank.',
  },
  'class-twins-disagree': {
    vi: 'Dòng {row} của tệp {file}: gia đình này xin "{value}" nhưng dòng của em "{other}" xin ngược lại. Hãy hỏi lại cha mẹ và ghi một ý.',
    en: 'Row {row} of {file}: this family asks for "{value}", the row of pupil "{other}" for the opposite. Ask the parents and write one wish.',
  },
  'class-contradiction': {
    vi: 'Các quy tắc sau không thể cùng giữ được với {classes} lớp: {rules}. Các em liên quan ({count}): {pupils}. Bỏ một quy tắc, hoặc một em trong số này, thì phần còn lại giữ được.',
    en: 'These rules cannot all be kept with {classes} classes: {rules}. Pupils concerned ({count}): {pupils}. Without any one of these rules or pupils the rest can be kept.',
  },
  'class-contradiction-large': {
    vi: 'Các quy tắc sau không thể cùng giữ được với {classes} lớp: {rules}. Các em liên quan ({count}): {pupils}. Chưa chứng minh được là mọi quy tắc và mọi em nêu ở đây đều cần thiết cho mâu thuẫn.',
    en: 'These rules cannot all be kept with {classes} classes: {rules}. Pupils concerned ({count}): {pupils}. It is not proved that every rule and pupil named here is needed for the contradiction.',
  },
  'class-repair-drop-wish': {
    vi: 'Cách sửa ít tốn nhất: bỏ nguyện vọng "{wish}" giữa em {one} và em {other}.',
    en: 'Cheapest repair: drop the wish "{wish}" between pupils {one} and {other}.',
  },
  'class-repair-drop-wishes': {
    vi: 'Cách sửa ít tốn nhất: bỏ cả {count} nguyện vọng "{wish}" của bảng này.',
    en: 'Cheapest repair: drop all {count} wishes "{wish}" of this list.',
  },
  'class-pins-over-cap': {
    vi: 'Lớp thứ {class}: {pupils} em đã được định vào, cần {needed} chỗ, mà sĩ số tối đa là {cap}. Hãy định bớt em sang lớp khác, hoặc nâng sĩ số tối đa.',
    en: 'Class no. {class}: {pupils} pupils are fixed to it and need {needed} seats, while the cap is {cap}. Fix some of them to another class, or raise the cap.',
  },
  'class-pin-unknown': {
    vi: 'Em {pupil}: cột "{column}" ghi "{value}", mà các lớp ở đây tên là {labels}. Hãy sửa ô ấy ở phần Dữ liệu, hoặc đặt tên lớp như vậy ở phần Quy tắc.',
    en: 'Pupil {pupil}: column "{column}" says "{value}", while the classes here are called {labels}. Correct the cell under Data, or give a class that name under Rules.',
  },
  'class-table-empty': {
    vi: 'Bảng "{file}" chỉ có dòng tiêu đề, chưa có dòng học sinh nào. Hãy chọn cả các dòng học sinh bên dưới rồi nạp lại.',
    en: 'Table "{file}" has a header row and no row of a pupil. Take the rows below it too and load it again.',
  },
  'class-merge-unknown': {
    vi: 'Dòng {row}: em "{value}" không ở trong danh sách phân lớp. Hãy sửa mã, bỏ dòng ấy, hoặc thêm em là học sinh đến muộn.',
    en: 'Row {row}: pupil "{value}" is not on this plan. Correct the code, remove the row, or add the pupil as a late arrival.',
  },
  'class-repair-raise': {
    vi: 'Cách sửa ít tốn nhất: quy tắc {rule}, nâng "{what}" từ {from} lên {to}.',
    en: 'Cheapest repair: rule {rule}, raise "{what}" from {from} to {to}.',
  },
  'class-repair-free-pupil': {
    vi: 'Cách sửa ít tốn nhất: không áp dụng quy tắc {rule} cho em {pupil}.',
    en: 'Cheapest repair: leave pupil {pupil} out of rule {rule}.',
  },
  'class-repair-drop-rule': {
    vi: 'Cách sửa ít tốn nhất: bỏ quy tắc {rule}.',
    en: 'Cheapest repair: drop rule {rule}.',
  },
  'class-repair-cap': {
    vi: 'Cách sửa ít tốn nhất: nâng sĩ số tối đa một lớp từ {from} lên {to}.',
    en: 'Cheapest repair: raise the most pupils in a class from {from} to {to}.',
  },
  'class-repair-classes': {
    vi: 'Với sĩ số tối đa {cap}, {from} lớp chỉ có {seats} chỗ mà {pupils} em cần {needed} chỗ: phải chia thành ít nhất {to} lớp.',
    en: 'With at most {cap} in a class, {from} classes have {seats} seats while {pupils} pupils need {needed}: at least {to} classes are needed.',
  },
  'class-none-found': {
    vi: 'Chương trình không tìm được cách chia nào giữ mọi quy tắc bắt buộc (còn {count} chỗ vi phạm), nhưng cũng chưa chứng minh được là không có. Hãy nới một quy tắc bắt buộc.',
    en: 'No split was found that keeps every hard rule ({count} breaks are left), though it is not proved that there is none. Relax a hard rule.',
  },
  'class-field-twice': {
    vi: 'Hai cột của tệp {file} cùng được chọn là "{field}". Hãy để một cột, cột kia bỏ qua hoặc giữ là chữ khác.',
    en: 'Two columns of {file} are both taken for "{field}". Keep one; leave the other out or as other text.',
  },
  'class-mapping-length': {
    vi: 'Tệp {file} có {columns} cột mà chỉ {given} cột được chọn ý nghĩa. Hãy đọc lại tệp rồi chọn.',
    en: '{file} has {columns} columns and {given} were given a meaning. Read the file again and choose.',
  },
} as const;
