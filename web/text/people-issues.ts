/** One sentence per issue code of a file of where people live. Spread into `issues`. */
export const peopleIssues = {
  'wrong-kind-people': {
    vi: 'Tệp {file} là tệp {value}. Ở đây nhận lưới dân số (GeoTIFF), bảng thôn ấp theo tuổi, hoặc danh sách địa chỉ (XLSX, CSV).',
    en: 'File {file} is a {value} file. Taken here: a raster of people (GeoTIFF), a table of hamlets by age, or a list of addresses (XLSX, CSV).',
  },
  'people-columns': {
    vi: 'Tệp {file} không có cột cần thiết. Bảng phổ cập cần cột xã, cột thôn hoặc khu phố và các cột tuổi ("6 tuổi"); danh sách địa chỉ cần hai cột tọa độ. Các cột tìm thấy: {value}.',
    en: 'File {file} lacks columns. A survey needs the commune, the hamlet and columns by age ("age 6"); a list of addresses needs two columns of coordinates. Columns found: {value}.',
  },
  'people-no-communes': {
    vi: 'Tệp {file} ghi tên xã, nhưng chưa có ranh giới xã, phường. Hãy nạp xã, phường trước.',
    en: 'File {file} names communes, and no communes are imported yet. Import them first.',
  },
  'commune-old-split': {
    vi: 'Dòng {row}: "{value}" là đơn vị cũ đã chia cho {names}. Không biết chia ra bao nhiêu; hãy ghi số liệu theo xã, phường mới.',
    en: 'Row {row}: "{value}" is an old unit that was split between {names}. How much went where is not known; give figures by the new communes.',
  },
  'population-old-summed': {
    vi: '{value}: cộng từ {parts} đơn vị cũ nhập vào.',
    en: '{value}: added up from {parts} old units merged into it.',
  },
  'population-old-incomplete': {
    vi: '{value} chưa có số liệu: tệp thiếu, hoặc chỉ một phần nhập vào, các đơn vị cũ {missing}.',
    en: '{value} stays unknown: the file lacks these old units, or only a part of them was merged into it: {missing}.',
  },
  'raster-broken': {
    vi: 'Tệp {file} không phải lưới GeoTIFF đọc được ({value}). Hãy tải lại hoặc xuất lại.',
    en: 'File {file} is no GeoTIFF that can be read ({value}). Download or export it again.',
  },
  'raster-ages': {
    vi: 'Không hiểu nhóm tuổi "{value}". Hãy ghi như 5-9, nhiều băng thì cách bằng dấu phẩy.',
    en: 'The ages "{value}" cannot be read. Write 5-9; for several bands put commas between.',
  },
  'raster-bands': {
    vi: 'Lưới {file} có {value} băng, nhưng nhóm tuổi được ghi là: {ages}. Hãy ghi mỗi băng một nhóm tuổi.',
    en: 'The raster {file} has {value} bands, and these ages are given: {ages}. Give one for each band.',
  },
  'raster-outside': {
    vi: 'Lưới {file} không phủ địa bàn. Hãy kiểm tra đây có phải lưới của nước mình không.',
    en: 'The raster {file} does not cover the area. Check that it is of this country.',
  },
  'raster-too-large': {
    vi: 'Lưới {file} có {value} ô trong địa bàn, nhiều hơn {most}. Hãy cắt theo địa bàn rồi nạp lại.',
    en: 'The raster {file} has {value} elements in the area, more than {most}. Clip it and load it again.',
  },
  'raster-negative': {
    vi: 'Lưới {file} có ô ghi {value} người. Số người không thể âm; có thể lưới thiếu dấu "không có số liệu".',
    en: 'The raster {file} has an element of {value} people. People are never below zero; the file may lack its nodata mark.',
  },
  'raster-no-figure': {
    vi: 'Lưới {file} không có số liệu nào trong địa bàn. Hãy kiểm tra tệp.',
    en: 'The raster {file} has no figure in the area. Check it.',
  },
} as const;
