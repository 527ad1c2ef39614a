/** One sentence per issue code of a map layer. Spread into `issues`. */
export const layerIssues = {
  'wrong-kind-map-layer': {
    vi: 'Tệp {file} là tệp {value}. Lớp bản đồ nhận Shapefile nén ZIP, GeoPackage, KML, KMZ hoặc GeoJSON. Hãy xuất lại theo một trong các dạng đó.',
    en: 'File {file} is a {value} file. A map layer is a zipped Shapefile, GeoPackage, KML, KMZ or GeoJSON. Export it as one of these.',
  },
  'layer-shp-alone': {
    vi: 'Tệp {file} chỉ là một phần của Shapefile. Hãy nén các tệp .shp, .dbf, .prj và .cpg cùng tên vào một tệp ZIP rồi nạp lại.',
    en: 'File {file} is one part of a Shapefile. Zip the .shp, .dbf, .prj and .cpg of the same name together and load that.',
  },
  'layer-broken': {
    vi: 'Tệp {file} hỏng hoặc bị cắt ({value}). Hãy xuất lại từ phần mềm bản đồ rồi nạp lại.',
    en: 'File {file} is damaged or cut short ({value}). Export it again from your map program and load it again.',
  },
  'layer-choose': {
    vi: 'Tệp {file} có nhiều lớp: {names}. Hãy ghi tên một lớp vào ô "Lớp trong tệp" rồi nạp lại.',
    en: 'File {file} holds several layers: {names}. Write the name of one under "Layer in the file" and load it again.',
  },
  'layer-empty': {
    vi: 'Tệp {file} không có đối tượng nào có vị trí ({value}). Hãy kiểm tra lại tệp.',
    en: 'File {file} holds nothing with a place ({value}). Check the file.',
  },
  'layer-too-many': {
    vi: 'Tệp {file} có {count} đối tượng, nhiều hơn {most}. Hãy cắt theo địa bàn hoặc gộp bớt rồi nạp lại.',
    en: 'File {file} holds {count} things, more than {most}. Clip it to the area or merge some, and load it again.',
  },
  'layer-no-table': {
    vi: 'Tệp {file} không có {value}: các đối tượng được nạp không kèm thuộc tính.',
    en: 'File {file} has no {value}: its things come without attributes.',
  },
  'layer-encoding': {
    vi: 'Tệp {file}: không đọc được chữ "{value}". Hãy thêm tệp .cpg ghi bảng mã (UTF-8, TCVN3 hoặc 1258) vào ZIP, hoặc lưu lại theo UTF-8.',
    en: 'File {file}: the text "{value}" cannot be read. Add a .cpg file naming the encoding (UTF-8, TCVN3 or 1258) to the ZIP, or save it as UTF-8.',
  },
  'layer-encoding-read': {
    vi: 'Tệp {file}: chữ được đọc theo bảng mã {value} và đổi sang Unicode. Hãy nhìn qua bảng thuộc tính trước khi giữ.',
    en: 'File {file}: its text was read as {value} and turned into Unicode. Look over the attributes before you keep it.',
  },
  'layer-crs-open': {
    vi: 'Tệp {file} không ghi hệ tọa độ, và các số của tệp hợp với nhiều múi VN-2000: {candidates}. Hãy hỏi nơi đưa tệp rồi chọn hệ tọa độ.',
    en: 'File {file} names no coordinate system, and its numbers fit several VN-2000 zones: {candidates}. Ask whoever gave the file, and choose the system.',
  },
  'layer-crs-none': {
    vi: 'Tệp {file} không ghi hệ tọa độ, và không múi VN-2000 nào đưa các đối tượng vào địa bàn. Hãy kiểm tra đây có phải tệp của địa bàn này không, hoặc chọn hệ tọa độ.',
    en: 'File {file} names no coordinate system, and no VN-2000 zone brings its things into the area. Check that it is a file of this area, or choose the system.',
  },
  'layer-crs-mismatch': {
    vi: 'Tệp {file} ghi hệ tọa độ {value}, nhưng các số của tệp ({pair}) không thể thuộc hệ ấy: độ và mét bị lẫn. Hãy chọn đúng hệ tọa độ.',
    en: 'File {file} is said to be in {value}, but its numbers ({pair}) cannot be: degrees and metres are confused. Choose the right system.',
  },
  'layer-axes-swapped': {
    vi: 'Tệp {file} ghi hướng Bắc trước hướng Đông ({value}). Hai số đã được đổi chỗ; hãy nhìn bản đồ trước khi giữ.',
    en: 'File {file} writes North before East ({value}). The two were turned round; look at the map before you keep it.',
  },
  'layer-datum-doubtful': {
    vi: 'Tệp {file} ghi "{value}": phép chiếu của VN-2000 nhưng mốc WGS 84. Tệp được đọc theo VN-2000; nếu lệch khoảng 190 m so với đường, hãy xuất lại với hệ tọa độ đúng.',
    en: 'File {file} says "{value}": the projection of VN-2000 with the datum WGS 84. It was read as VN-2000; if it lies some 190 m off the roads, export it with the right system.',
  },
  'layer-zone-doubtful': {
    vi: 'Tệp {file} ghi múi {zone}, đưa {fits} trên {sampled} đối tượng xem thử vào các xã; múi {best} đưa được {bestFits}. Hãy nhìn bản đồ và hỏi lại nơi đưa tệp.',
    en: 'File {file} is said to be in zone {zone}, which puts {fits} of {sampled} things looked at into communes; zone {best} puts {bestFits}. Look at the map and ask whoever gave the file.',
  },
  'layer-wrong-zone': {
    vi: 'Tệp {file}: đọc theo {crs} thì lớp rơi ra ngoài địa bàn (gần {value}). Múi hợp với địa bàn: {candidates}. Hãy chọn lại hệ tọa độ.',
    en: 'File {file}: read as {crs} the layer falls outside the area (near {value}). Zones that fit: {candidates}. Choose the system again.',
  },
  'layer-outside': {
    vi: 'Tệp {file}: đọc theo {crs} thì lớp nằm ngoài địa bàn (gần {value}). Hãy kiểm tra đây có phải tệp của địa bàn này không.',
    en: 'File {file}: read as {crs} the layer lies outside the area (near {value}). Check that it is a file of this area.',
  },
  'layer-feature-empty': {
    vi: 'Đối tượng thứ {row} của tệp {file} không có vị trí dùng được và bị bỏ ra.',
    en: 'Thing {row} of file {file} has no usable place and stays out.',
  },
  'layer-feature-outside': {
    vi: 'Đối tượng thứ {row} của tệp {file} nằm ngoài địa bàn (gần {value}) và bị bỏ ra.',
    en: 'Thing {row} of file {file} lies outside the area (near {value}) and stays out.',
  },
} as const;
