/** Refusals about map layers and what demand is counted from. Spread into `failures`. */
export const layerFailures = {
  'demand-no-age': {
    vi: 'Không biết tuổi vào cấp học này ({level}). Hãy kiểm tra cấp học.',
    en: 'The age of entry into this level ({level}) is not known. Check the level.',
  },
  'demand-nothing': {
    vi: 'Nguồn này không đếm được trẻ {age} tuổi nào. Hãy chọn nguồn khác.',
    en: 'This source counts no child aged {age}. Choose another.',
  },
  'demand-no-applicants': {
    vi: 'Chưa có hồ sơ dự tuyển nào của cấp học này. Hãy nạp hồ sơ hoặc chọn nguồn khác.',
    en: 'There are no applicants of this level yet. Import them or choose another source.',
  },
  'demand-no-refusals': {
    vi: 'Chưa ghi nhận trẻ muốn học gần mà bị từ chối. Hãy ghi nhận từ kết quả mùa trước.',
    en: 'No children who wanted a near school and were refused are recorded. Record them from the last season.',
  },
  'refusals-no-run': {
    vi: 'Chưa có lần xét tuyển nào xong của cấp học này. Hãy xét tuyển trước, rồi ghi nhận.',
    en: 'No assignment of this level is finished yet ({level}). Run one, then record its refusals.',
  },
  'refusals-erased': {
    vi: 'Hồ sơ của lần xét tuyển ấy đã được xóa, không còn nơi ở để ghi nhận.',
    en: 'The applicants of that run were erased: no homes are left to count.',
  },
  'demand-no-communes': {
    vi: 'Chưa xã, phường nào có số trẻ {age} tuổi. Hãy nạp dân số theo tuổi.',
    en: 'No commune has a count of children aged {age}. Import population by age.',
  },
  'demand-no-hamlets': {
    vi: 'Chưa thôn, ấp, khu phố nào có số trẻ {age} tuổi. Hãy nạp bảng phổ cập giáo dục.',
    en: 'No hamlet has a count of children aged {age}. Import a table of the universal-education survey.',
  },
  'demand-no-raster': {
    vi: 'Chưa có lưới dân số nào đếm tuổi {age}. Hãy nạp lưới của nhóm tuổi ấy.',
    en: 'No raster of people counts the age of {age}. Import one of that band.',
  },
  'demand-no-addresses': {
    vi: 'Chưa có danh sách địa chỉ. Hãy nạp danh sách có tọa độ, hoặc chia theo chiều dài đường.',
    en: 'There is no list of addresses. Import one with coordinates, or spread by length of road.',
  },
  'demand-no-units': {
    vi: 'Không dự án nào của lớp "{layer}" có số ở thuộc tính "{field}". Hãy chọn thuộc tính khác.',
    en: 'No project of the layer "{layer}" has a number under "{field}". Choose another attribute.',
  },
  'no-such-layer-kept': {
    vi: 'Không có lớp bản đồ {id}. Có thể lớp đã được bỏ; hãy tải lại danh sách.',
    en: 'There is no map layer {id}. It may have been taken away; load the list again.',
  },
  'candidates-no-places': {
    vi: 'Lớp "{layer}" không có vùng hay điểm nào để làm địa điểm dự kiến. Hãy chọn lớp khác.',
    en: 'The layer "{layer}" holds no areas or points that could be candidates. Choose another.',
  },
  'layer-needs-siting': {
    vi: 'Cấp học này chưa có lần chọn địa điểm nào xong. Hãy chọn địa điểm trước.',
    en: 'No choice of sites of this level is done yet ({level}). Choose sites first.',
  },
  'layer-needs-scenario': {
    vi: 'Lớp này là của một phương án. Hãy chọn phương án rồi tải lại.',
    en: 'This layer belongs to a scenario. Choose one and ask again.',
  },
  'layer-system': {
    vi: 'Không biết hệ tọa độ "{crs}". Hãy dùng EPSG:4326 hoặc một múi VN-2000, ví dụ EPSG:9210.',
    en: 'The coordinate system "{crs}" is not known. Use EPSG:4326 or a VN-2000 zone, for example EPSG:9210.',
  },
  'layers-one-file': {
    vi: 'Nhiều lớp chỉ đi chung trong một tệp GeoPackage: hãy tải all.gpkg, hoặc từng lớp GeoJSON.',
    en: 'Several layers travel together only in a GeoPackage: ask for all.gpkg, or for each layer as GeoJSON.',
  },
  'layer-name-taken': {
    vi: 'Đã có lớp bản đồ tên "{name}". Hãy chọn tên khác.',
    en: 'There is a map layer named "{name}" already. Choose another name.',
  },
} as const;
