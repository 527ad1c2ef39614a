/** Words of where the children of planning come from. */
export const demand = {
  title: { vi: 'Số trẻ lấy từ đâu', en: 'Where the children are counted from' },
  what: {
    vi: 'Độ phủ, phương án, ranh giới và chọn địa điểm đều dùng một bộ số trẻ theo ô lục giác cạnh khoảng 200 m. Ở đây chọn bộ số ấy lấy từ nguồn nào.',
    en: 'Coverage, scenarios, school areas and sites all go by one count of children in hexagons with sides of some 200 m. Choose here what it is counted from.',
  },
  none: { vi: 'Chưa có số trẻ nào của cấp học này', en: 'No children of this level are counted yet' },
  'none.next': {
    vi: 'Nạp hồ sơ, dân số theo tuổi, bảng phổ cập hoặc lưới dân số, rồi chọn nguồn.',
    en: 'Import applicants, population by age, a survey of hamlets or a raster of people, then choose a source.',
  },
  'now.title': { vi: 'Đang dùng', en: 'In use' },
  'now.since': { vi: 'Chọn ngày {date}', en: 'Chosen on {date}' },
  'preview.title': { vi: 'Xem thử', en: 'What it would be' },
  'source.applicants': { vi: 'Hồ sơ dự tuyển', en: 'Applicants' },
  'source.communes': { vi: 'Dân số theo tuổi của xã, phường', en: 'Population of communes by age' },
  'source.hamlets': { vi: 'Bảng phổ cập theo thôn, ấp, khu phố', en: 'Survey of hamlets by age' },
  'source.raster': { vi: 'Lưới dân số theo nhóm tuổi', en: 'Raster of people by age' },
  'source.refusals': {
    vi: 'Trẻ muốn học gần mà bị từ chối mùa trước',
    en: 'Children who wanted a near school last season and were refused',
  },
  'absent.applicants': { vi: 'chưa có hồ sơ', en: 'no applicants yet' },
  'absent.communes': { vi: 'chưa có dân số theo tuổi', en: 'no population by age yet' },
  'absent.hamlets': { vi: 'chưa có bảng phổ cập', en: 'no survey yet' },
  'absent.raster': { vi: 'chưa có lưới dân số theo nhóm tuổi', en: 'no raster by age yet' },
  'absent.refusals': { vi: 'chưa ghi nhận', en: 'none recorded yet' },
  children: { vi: 'Số trẻ', en: 'Children' },
  'children.aged': { vi: 'Trẻ {age} tuổi', en: 'Children aged {age}' },
  cells: { vi: 'Nằm trong', en: 'They stand in' },
  'cells.value': { vi: '{cells} ô có đường', en: '{cells} hexagons with roads' },
  unplaced: {
    vi: '{count} trẻ thuộc nơi chưa có đường trên bản đồ nên chưa được đặt vào ô nào.',
    en: '{count} children belong where the map has no road, and stand in no hexagon.',
  },
  how: { vi: 'Cách đặt vào ô', en: 'How they were placed' },
  'known.home': {
    vi: 'Đếm từng nhà: ô của mỗi trẻ là ô của nhà.',
    en: 'Counted home by home: each child stands in the hexagon of its home.',
  },
  'known.pixel': {
    vi: 'Theo từng ô của lưới dân số, gộp về ô lục giác.',
    en: 'By the elements of the raster, added up into hexagons.',
  },
  'known.hamlet': {
    vi: 'Số trẻ biết theo {groups} thôn, ấp, khu phố; chia trong mỗi nơi theo {weights}.',
    en: 'Known for {groups} hamlets; inside each spread by {weights}.',
  },
  'known.commune': {
    vi: 'Số trẻ biết theo {groups} xã, phường; chia trong mỗi nơi theo {weights}.',
    en: 'Known for {groups} communes; inside each spread by {weights}.',
  },
  weights: { vi: 'Chia trong xã, phường theo', en: 'Spread inside communes by' },
  'weights.roads': { vi: 'chiều dài đường', en: 'length of road' },
  'weights.addresses': { vi: 'số địa chỉ', en: 'number of addresses' },
  'weights.raster': { vi: 'lưới dân số', en: 'raster of people' },
  band: {
    vi: 'Nguồn đếm gộp {years} tuổi; mỗi tuổi được tính bằng nhau.',
    en: 'The source counts {years} ages together; each is taken as many as the others.',
  },
  moved: {
    vi: '{count} người ở ô chưa có đường được dời về ô có đường gần nhất trong xã, phường.',
    en: '{count} people where there is no road were moved to the nearest hexagon with one in their commune.',
  },
  'fell-back': {
    vi: '{count} nơi không có số liệu để chia nên chia theo chiều dài đường.',
    en: 'For {count} places nothing says where people live: spread by length of road.',
  },
  missing: {
    vi: 'Chưa có số liệu của {count} xã, phường (không tính là 0): {names}.',
    en: 'No figure for {count} communes (not taken as none): {names}.',
  },
  'missing.more': { vi: '{names} và {count} nơi khác', en: '{names} and {count} more' },
  sure: { vi: 'Chắc đến đâu', en: 'How sure it is' },
  'sure.home': { vi: 'Số đếm thật, không chia.', en: 'Counted, not spread.' },
  'sure.roads': {
    vi: 'Nếu chia theo chiều dài đường, {share} % số trẻ sẽ ở ô khác.',
    en: 'Spread by length of road instead, {share} % of the children would stand elsewhere.',
  },
  'sure.even': {
    vi: 'Nếu chia đều mọi ô, {share} % số trẻ sẽ ở ô khác.',
    en: 'Spread evenly instead, {share} % of the children would stand elsewhere.',
  },
  'sure.sums': {
    vi: 'Tổng của từng xã, phường, thôn giữ đúng như nguồn.',
    en: 'Sums of each commune and hamlet are kept as the source has them.',
  },
  'housing.in': {
    vi: 'Trong đó {count} trẻ của dự án nhà ở ({layer}).',
    en: 'Of them {count} children of housing projects ({layer}).',
  },
  'form.title': { vi: 'Đổi nguồn', en: 'Change the source' },
  'form.source': { vi: 'Nguồn', en: 'Source' },
  'form.housing': { vi: 'Cộng thêm dự án nhà ở', en: 'Add housing projects' },
  'form.housing.none': { vi: 'Không cộng thêm', en: 'Add none' },
  'form.field': { vi: 'Thuộc tính đếm (số căn hộ…)', en: 'Attribute that counts (dwellings …)' },
  'form.per-unit': { vi: 'Trẻ vào lớp đầu cấp trên mỗi đơn vị', en: 'Children of the entry grade for each' },
  'form.per-unit.wrong': {
    vi: 'Cần một số lớn hơn 0, nhiều nhất 10.',
    en: 'A number above 0 and at most 10 is needed.',
  },
  'form.preview': { vi: 'Xem thử', en: 'Show what it would be' },
  'form.choose': { vi: 'Dùng nguồn này', en: 'Use this source' },
  'form.import': {
    vi: 'Nạp thêm nguồn ở mục Nhập dữ liệu: "Dân số" (xã, phường theo tuổi) hoặc "Nơi dân cư sinh sống" (lưới dân số, bảng phổ cập, địa chỉ).',
    en: 'Load more sources under Imports: "Population" (communes by age) or "Where people live" (rasters, surveys of hamlets, addresses).',
  },
  'refusals.what': {
    vi: 'Trẻ muốn học trường gần nhất mà không được nhận có thể ghi nhận từ lần xét tuyển mới nhất, để tìm nơi xây cho đúng các em ấy.',
    en: 'Children who wanted their nearest school and were not given it can be recorded from the newest assignment, so as to look for sites for them.',
  },
  'refusals.record': { vi: 'Ghi nhận từ lần xét tuyển mới nhất', en: 'Record from the newest assignment' },
  'refusals.recorded': {
    vi: '{refused} trẻ bị từ chối ở trường gần nhất; {counted} trẻ còn biết nơi ở đã được ghi nhận.',
    en: '{refused} children were refused by their nearest school; the {counted} whose homes are known are recorded.',
  },
  reading: { vi: 'Đang tính…', en: 'Reckoning …' },
  chosen: { vi: 'Từ giờ số trẻ lấy từ: {source}.', en: 'Children are now counted from: {source}.' },
  token: {
    vi: 'Nhập mã của người vận hành để đổi nguồn.',
    en: 'Enter the operator’s code to change the source.',
  },
} as const;
