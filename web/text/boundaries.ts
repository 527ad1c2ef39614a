/** Words of the drawing of school areas. */
export const boundaries = {
  title: { vi: 'Ranh giới tuyến', en: 'School areas' },
  what: {
    vi: 'Chia đất thành các ô nhỏ dọc đường đi, mỗi ô thuộc một trường. Tuyến liền một mảnh, không chồng, không hở. Đây là bản nháp; chỉ có hiệu lực khi nhập làm tuyến tuyển sinh.',
    en: 'Land is cut into small blocks along the roads, each of one school. Areas are whole, without overlaps or gaps. This is a draft; it takes effect only when imported as the zone plan.',
  },
  token: {
    vi: 'Nhập mã của người vận hành để chia tuyến: số trẻ của từng ô nhỏ không công khai.',
    en: 'Enter the operator’s code to draw areas: the children of single blocks are not public.',
  },
  change: {
    vi: 'Nhiều nhất bao nhiêu phần trăm trẻ đổi trường',
    en: 'Per cent of children who may change school, at most',
  },
  'change.hint': {
    vi: 'Để trống: không giới hạn. So với tuyến đang dùng.',
    en: 'Blank: any number. Against the zones in force.',
  },
  'change.wrong': { vi: 'Cần một số từ 0 đến 100.', en: 'A number from 0 to 100 is needed.' },
  draw: { vi: 'Tìm cách chia tốt nhất', en: 'Find the best areas' },
  'step.bound': { vi: 'Đang tính cận dưới', en: 'Working out the bound' },
  'step.areas': { vi: 'Đang chia tuyến liền mảnh', en: 'Growing whole areas' },
  'step.moves': { vi: 'Đang xê dịch từng ô', en: 'Moving blocks' },
  'step.done': { vi: 'Đang vẽ', en: 'Drawing' },
  zones: { vi: 'Bắt đầu từ tuyến đang dùng', en: 'Start from the zones in force' },
  'zones.none': { vi: 'Chưa có tuyến nào của cấp học này để so sánh.', en: 'No zones of this level to compare with.' },
  'zones.faults': {
    vi: 'Tuyến đang dùng: {overlaps} ô bị chồng, {gaps} ô không thuộc tuyến nào. Ô bị chồng lấy trường gần hơn; bấm nút dưới để lấp chỗ hở.',
    en: 'Zones in force: {overlaps} blocks claimed twice, {gaps} blocks claimed by none. Twice-claimed blocks go to the nearer school; the button below fills the gaps.',
  },
  'zones.repair': { vi: 'Lấp chỗ hở bằng trường kề gần nhất', en: 'Fill gaps with the nearest school beside' },
  'without-seats': {
    vi: 'Không tính {count} trường chưa biết số chỗ: {names}.',
    en: 'Left out, without known seats ({count}): {names}.',
  },
  barriers: {
    vi: 'Không nối các ô qua vật cản của lớp bản đồ: {names}; trừ khi một bên thiếu chỗ.',
    en: 'Blocks are not joined across barriers of the map layers: {names}; unless one side has too few seats.',
  },
  'without-road': {
    vi: '{count} trẻ sống nơi chưa có đường trên bản đồ.',
    en: '{count} children live where the map has no road.',
  },
  figures: { vi: 'Số liệu của bản nháp', en: 'Figures of the draft' },
  mean: { vi: 'Trung bình mỗi em', en: 'Mean for a child' },
  bound: { vi: 'Không cách nào dưới', en: 'No plan below' },
  gap: { vi: 'Cao hơn cận', en: 'Above the bound' },
  over: { vi: 'Trẻ vượt chỗ', en: 'Children over seats' },
  pieces: { vi: 'Mảnh rời', en: 'Loose pieces' },
  changed: { vi: 'Trẻ đổi trường', en: 'Children who change' },
  'over.school': { vi: '{name}: vượt {over} em', en: '{name}: {over} children over' },
  'over.forced': {
    vi: '{name}: vượt {over} em; {forced} em không có đường sang tuyến khác, trường có {seats} chỗ.',
    en: '{name}: {over} children over; {forced} children have no way into another area, the school has {seats} seats.',
  },
  deficit: {
    vi: 'Thiếu {count} chỗ ở các trường: {names}. Dù chia thế nào cũng thiếu chừng ấy.',
    en: '{count} seats are missing at: {names}. No drawing can do with less.',
  },
  'least-change': {
    vi: 'Chỉ riêng để đủ chỗ đã phải đổi trường cho {count} em, nhiều hơn mức cho phép.',
    en: 'For the seats alone {count} children must change, more than allowed.',
  },
  'cost.seats': { vi: 'do thiếu chỗ ở trường gần nhất', en: 'because the nearest school is full' },
  'cost.barriers': { vi: 'do không qua đường lớn', en: 'because barriers are not crossed' },
  'cost.stability': { vi: 'do giữ tuyến cũ', en: 'because few may change' },
  'cost.whole-areas': {
    vi: 'do tuyến phải liền mảnh, ô không chia đôi',
    en: 'because areas are whole and blocks undivided',
  },
  costs: {
    vi: 'Quãng đường thêm so với ai cũng học trường gần nhất',
    en: 'Longer ways than if all went to the nearest school',
  },
  edit: { vi: 'Sửa bằng tay', en: 'Change by hand' },
  'edit.hint': {
    vi: 'Chọn một trường rồi bấm lên bản đồ: ô ở đó thuộc trường này. Không chọn trường: bấm để biết vì sao ô thuộc trường nào.',
    en: 'Choose a school, then click the map: the block there becomes its own. Without a school a click tells why a block is where it is.',
  },
  'edit.school': { vi: 'Giao ô cho trường', en: 'Give blocks to' },
  'edit.none': { vi: 'Không giao, chỉ hỏi vì sao', en: 'No one, only ask why' },
  'edit.size': { vi: 'Cỡ nét', en: 'Size of the brush' },
  'edit.size.0': { vi: '1 ô', en: '1 block' },
  'edit.size.1': { vi: '7 ô', en: '7 blocks' },
  'edit.size.2': { vi: '19 ô', en: '19 blocks' },
  'edit.undo': { vi: 'Hoàn tác', en: 'Undo' },
  'edit.nothing': {
    vi: 'Ở đây không có đường, nên không có ô nào.',
    en: 'There is no road here, so there is no block.',
  },
  'edit.unreached': {
    vi: 'Có ô không nằm trong các trường gần của trường này, nên giữ nguyên.',
    en: 'Some blocks do not count this school among their nearest and stay as they are.',
  },
  export: { vi: 'Tải bản nháp (GeoJSON)', en: 'Download the draft (GeoJSON)' },
  'export.hint': {
    vi: 'Nhập lại tệp này ở mục Nhập dữ liệu để dùng làm tuyến.',
    en: 'Import the file under Imports to put it in force as zones.',
  },
  why: { vi: 'Vì sao ô này thuộc {name}', en: 'Why this block belongs to {name}' },
  'why.far': { vi: 'Cách {name} {metres} m.', en: '{metres} m from {name}.' },
  'reason.nearest': { vi: 'Đây là trường gần nhất.', en: 'It is the nearest school.' },
  'reason.gate': { vi: 'Cổng trường nằm trong ô này.', en: 'The gate of the school is in this block.' },
  'reason.nearest-full': {
    vi: 'Trường gần nhất {nearest} cách {metres} m nhưng đã đủ: {load} em trên {seats} chỗ.',
    en: 'The nearest school {nearest} is {metres} m away but full: {load} children for {seats} seats.',
  },
  'reason.not-joined': {
    vi: 'Trường gần nhất {nearest} cách {metres} m, nhưng tuyến của trường ấy không kề ô này.',
    en: 'The nearest school {nearest} is {metres} m away, but its area does not touch this block.',
  },
  'reason.would-split': {
    vi: 'Trường gần nhất {nearest} cách {metres} m, nhưng bỏ ô này thì tuyến bị cắt rời.',
    en: 'The nearest school {nearest} is {metres} m away, but without this block the area would fall apart.',
  },
  'reason.barrier': {
    vi: 'Trường gần nhất {nearest} cách {metres} m, nhưng ở bên kia chỗ trẻ nhỏ không qua.',
    en: 'The nearest school {nearest} is {metres} m away, but beyond what small children cross.',
  },
  'reason.stability': {
    vi: 'Trường gần nhất {nearest} cách {metres} m; ô giữ trường cũ vì số em được đổi đã hết.',
    en: 'The nearest school {nearest} is {metres} m away; the block keeps its school, no more children may change.',
  },
  'reason.neighbourhood': { vi: 'Giữ cùng trường với khu của mình.', en: 'Kept with its neighbourhood.' },
  'reason.feeder': { vi: 'Giữ đường lên lớp trên cùng nhau.', en: 'Kept with those who go on to the same school.' },
  'reason.shorter-in-all': {
    vi: 'Trường gần nhất {nearest} cách {metres} m; giao ô sang đó thì ô khác phải đi xa hơn, cộng lại dài hơn.',
    en: 'The nearest school {nearest} is {metres} m away; giving it the block would send others farther, longer in all.',
  },
  'reason.cut-off': { vi: 'Không có đường đi bộ sang tuyến nào.', en: 'No walk leads to any area.' },
} as const;
