/** Words of choosing where to build. */
export const sitings = {
  'layer-name': { vi: '{layer}, số {number}', en: '{layer}, no. {number}' },
  title: { vi: 'Chọn địa điểm', en: 'Choose sites' },
  what: {
    vi: 'Từ các địa điểm dự kiến, tìm nơi mở trường có lợi nhất cho trẻ, và cho biết có cách nào hơn không.',
    en: 'From places where a school could be built, finds those that serve children best, and says whether any choice is better.',
  },
  'needs-token': {
    vi: 'Đất đang xem xét không công khai: hãy nhập mã người vận hành ở phòng Hội đồng rồi quay lại.',
    en: 'Land under study is not public: enter the operator’s token in the council room, then come back.',
  },
  'generated-name': { vi: 'Điểm rải {number}', en: 'Scattered point {number}' },

  // Candidates
  'candidates.title': { vi: 'Địa điểm dự kiến', en: 'Candidate places' },
  'candidates.count': { vi: '{count} địa điểm, {usable} nơi chọn được', en: '{count} places, {usable} can be chosen' },
  'candidates.none': {
    vi: 'Chưa có địa điểm nào. Đặt trên bản đồ, rải tự động ở nơi có trẻ, hoặc lấy từ lớp bản đồ.',
    en: 'None yet. Set them on the map, scatter them where children live, or take them from a map layer.',
  },
  draw: { vi: 'Đặt trên bản đồ', en: 'Set on the map' },
  'draw.hint': {
    vi: 'Bấm vào bản đồ để đặt, kéo ghim để chỉnh.',
    en: 'Click the map to set it, drag the pin to move it.',
  },
  'draw.name': { vi: 'Tên', en: 'Name' },
  'draw.default-name': { vi: 'Địa điểm {number}', en: 'Place {number}' },
  rooms: { vi: 'Số phòng học', en: 'Classrooms' },
  land: { vi: 'Đất', en: 'Land' },
  'land.public': { vi: 'Đất công', en: 'Public land' },
  'land.to-be-cleared': { vi: 'Phải giải phóng mặt bằng', en: 'To be cleared' },
  'land.private': { vi: 'Đất tư', en: 'Private land' },
  'land.unknown': { vi: 'Chưa rõ đất của ai', en: 'Ownership not known' },
  cost: { vi: 'Chi phí (triệu đồng)', en: 'Cost (million dong)' },
  'cost.hint': { vi: 'Để trống khi chưa biết.', en: 'Leave it blank while not known.' },
  keep: { vi: 'Giữ địa điểm này', en: 'Keep this place' },
  stop: { vi: 'Thôi', en: 'Leave it' },
  scatter: { vi: 'Rải tự động', en: 'Scatter' },
  'scatter.hint': {
    vi: 'Mỗi ô vuông có đủ trẻ được một điểm, đặt bên đường gần giữa nơi trẻ ở. Các điểm rải lần trước sẽ được thay.',
    en: 'Every square with enough children gets a point, by the road nearest to the middle of their homes. Points scattered before give way.',
  },
  'scatter.spacing': { vi: 'Cạnh ô (m)', en: 'Side of a square (m)' },
  'scatter.least': { vi: 'Ít nhất mấy trẻ một ô', en: 'Fewest children of a square' },
  'scatter.do': { vi: 'Rải điểm', en: 'Scatter points' },
  'from-layer': { vi: 'Lấy từ lớp bản đồ', en: 'Take from a map layer' },
  'from-layer.hint': {
    vi: 'Thửa đất, đất công hoặc địa điểm đã nạp ở thẻ Lớp bản đồ.',
    en: 'Parcels, public land or places brought in under Map layers.',
  },
  'from-layer.choose': { vi: 'Chọn lớp', en: 'Choose a layer' },
  'from-layer.names': { vi: 'Lấy tên ở cột', en: 'Names stand in' },
  'from-layer.numbers': { vi: 'Tên lớp và số thứ tự', en: 'The layer’s name and a number' },
  'from-layer.do': { vi: 'Lấy làm địa điểm', en: 'Take as candidates' },
  'from-layer.none': { vi: 'Chưa có lớp nào dùng được.', en: 'No layer can be used yet.' },
  'remove-all': { vi: 'Bỏ tất cả', en: 'Take all out' },
  'remove-all.sure': { vi: 'Bỏ cả {count} địa điểm?', en: 'Take out all {count} places?' },
  removed: { vi: 'Đã bỏ', en: 'Taken out' },

  // One candidate
  'card.title': { vi: 'Địa điểm đang xem', en: 'The place looked at' },
  'card.close': { vi: 'Đóng', en: 'Close' },
  'card.commune': { vi: '{commune}, {rooms} phòng, {land}', en: '{commune}, {rooms} classrooms, {land}' },
  'card.nowhere': { vi: 'Ngoài các xã, phường', en: 'Outside the communes' },
  'card.why': { vi: 'Vì sao không đặt ở đây?', en: 'Why not here?' },
  'card.asking': { vi: 'Đang thử đặt ở đây…', en: 'Trying it here…' },
  'card.force': { vi: 'Buộc chọn', en: 'Require it' },
  'card.forbid': { vi: 'Không chọn', en: 'Forbid it' },
  'card.free': { vi: 'Để tự do', en: 'Leave it free' },
  'card.exclude': { vi: 'Loại khỏi mọi lần chọn', en: 'Leave out of every choice' },
  'card.exclude.reason': { vi: 'Lý do', en: 'Reason' },
  'card.include': { vi: 'Đưa trở lại', en: 'Bring it back' },
  'card.remove': { vi: 'Bỏ địa điểm này', en: 'Take this place out' },
  'card.clicked': { vi: 'Nơi vừa bấm', en: 'The place you clicked' },
  'against.excluded': { vi: 'Đã bị loại: {reason}.', en: 'Left out: {reason}.' },
  'against.water': { vi: 'Nằm trong mặt nước của bản đồ.', en: 'Lies in water on the map.' },
  'against.off-road': {
    vi: 'Cách đường gần nhất hơn 500 m.',
    en: 'Lies more than 500 m from the nearest road.',
  },
  'against.outside': { vi: 'Nằm ngoài các xã, phường của hệ thống.', en: 'Lies outside the communes of this system.' },
  'against.unreached': { vi: 'Không đường nào từ nơi trẻ ở tới đây.', en: 'No road from any home leads here.' },

  // The question
  'ask.title': { vi: 'Muốn chọn thế nào', en: 'How to choose' },
  open: { vi: 'Mở nhiều nhất mấy nơi', en: 'Open at most' },
  year: { vi: 'Trẻ của năm', en: 'Children of' },
  'year.today': { vi: 'Hiện nay ({year})', en: 'Today ({year})' },
  'year.forecast': { vi: 'Năm {year}, theo dự báo', en: '{year}, by the forecast' },
  'year.none': {
    vi: 'Chưa có dự báo cấp học này. Lập ở thẻ Dự báo để chọn cho năm tới.',
    en: 'No forecast of this level yet. Make one under Forecast to choose for a coming year.',
  },
  objective: { vi: 'Điều cần nhất', en: 'What matters most' },
  'objective.seats': { vi: 'Ít em thiếu chỗ nhất, rồi đi gần nhất', en: 'Fewest without a seat, then shortest ways' },
  'objective.total-distance': { vi: 'Tổng quãng đường ngắn nhất', en: 'Shortest ways in all' },
  'objective.worst-distance': { vi: 'Em xa nhất bớt xa', en: 'The longest way as short as can be' },
  'objective.coverage': { vi: 'Nhiều em ở trong giới hạn nhất', en: 'Most children within the limit' },
  'objective.equity': {
    vi: 'Công bằng: đi xa gấp đôi tính nặng gấp bốn',
    en: 'Fairness: twice as far counts four times',
  },
  limit: { vi: 'Giới hạn gần (m)', en: 'Near means within (m)' },
  'limit.hint': {
    vi: 'Dùng để đếm số em đi xa; với "trong giới hạn nhất" thì là điều kiện.',
    en: 'Counts who goes far; for “within the limit” it is the goal itself.',
  },
  expand: { vi: 'Cho xây thêm ở trường công đang có', en: 'Let public schools be extended' },
  'expand.rooms': { vi: 'Thêm mỗi trường (phòng)', en: 'Classrooms more at each' },
  whole: { vi: 'Mỗi cụm nhà đi chung một trường', en: 'Every cluster of homes to one school' },
  run: { vi: 'Chọn địa điểm', en: 'Choose sites' },
  'run.again': { vi: 'Chọn lại với các ý trên', en: 'Choose again with these wishes' },
  'step.queued': { vi: 'Đang chờ tới lượt', en: 'Waiting for its turn' },
  'step.gathering': { vi: 'Đang đo đường tới các địa điểm', en: 'Measuring the ways to the places' },
  'step.choosing': { vi: 'Đang so các cách chọn', en: 'Comparing choices' },
  'step.gathering.of': {
    vi: 'Đang đo đường: xong {done} trong {all} địa điểm',
    en: 'Measuring the ways: {done} of {all} places done',
  },
  'step.opening': { vi: 'Đang mở thử từng nơi', en: 'Opening places one by one' },
  'step.opening.of': {
    vi: 'Đang mở thử từng nơi: {done} trong {all}',
    en: 'Opening places one by one: {done} of {all}',
  },
  'step.swapping': { vi: 'Đang đổi thử nơi này lấy nơi khác', en: 'Trying one place for another' },
  'step.swapping.count': {
    vi: 'Đang đổi thử nơi này lấy nơi khác: đã thử {done} lần',
    en: 'Trying one place for another: {done} swaps tried',
  },
  'step.bounding': { vi: 'Đang xét xem còn cách nào hơn không', en: 'Checking whether any choice is better' },
  'step.bounding.of': {
    vi: 'Đang xét xem còn cách nào hơn không: vòng {done} trong nhiều nhất {all}',
    en: 'Checking whether any choice is better: round {done} of at most {all}',
  },
  'step.closing': { vi: 'Đang loại trừ nốt các cách còn lại', en: 'Ruling out the choices that are left' },
  'step.closing.count': {
    vi: 'Đang loại trừ nốt các cách còn lại: đã xét {done} nhóm',
    en: 'Ruling out the choices that are left: {done} groups looked at',
  },
  'step.halving': { vi: 'Đang tìm quãng đường đủ cho em xa nhất', en: 'Looking for the shortest longest way' },
  'step.halving.of': {
    vi: 'Đang tìm quãng đường đủ cho em xa nhất: lần {done} trong khoảng {all}',
    en: 'Looking for the shortest longest way: try {done} of about {all}',
  },
  'step.telling': { vi: 'Đang tính trước và sau', en: 'Counting before and after' },
  'step.done': { vi: 'Xong', en: 'Done' },
  'best.seats.all': { vi: 'Đã thấy cách cho mọi em có chỗ.', en: 'Found so far: a seat for every child.' },
  'best.seats': {
    vi: 'Cách tốt nhất đã thấy: còn {count} em thiếu chỗ.',
    en: 'Best so far: {count} children without a seat.',
  },
  'best.seats.some': {
    vi: 'Cách tốt nhất đã thấy: còn {count} em thiếu chỗ; không cách nào ít hơn {least} em.',
    en: 'Best so far: {count} children without a seat; no choice leaves fewer than {least}.',
  },
  'best.seats.least': {
    vi: 'Cách tốt nhất đã thấy: còn {count} em thiếu chỗ; không cách nào ít hơn.',
    en: 'Best so far: {count} children without a seat; no choice leaves fewer.',
  },
  'best.metres': {
    vi: 'Cách tốt nhất đã thấy: các em đi tổng cộng {km} km.',
    en: 'Best so far: {km} km of ways in all.',
  },
  'best.within': {
    vi: 'Cách tốt nhất đã thấy: {count} em ở trong giới hạn.',
    en: 'Best so far: {count} children within the limit.',
  },
  'best.longest': {
    vi: 'Cách tốt nhất đã thấy: em xa nhất đi {metres} m.',
    en: 'Best so far: the longest way is {metres} m.',
  },
  'best.longest.least': {
    vi: 'Không cách nào xuống dưới {metres} m.',
    en: 'No choice gets below {metres} m.',
  },
  'best.near': {
    vi: 'Kém cách tốt nhất có thể nhiều nhất {percent} %.',
    en: 'At most {percent} % short of the best possible.',
  },
  'best.surely': { vi: 'Không còn cách nào tốt hơn.', en: 'No choice is better.' },
  cancelled: { vi: 'Lần chọn này đã dừng.', en: 'This choice was stopped.' },
  'not-done': { vi: 'Chưa chọn được: {reason}', en: 'Not chosen: {reason}' },
  earlier: { vi: 'Các lần chọn trước', en: 'Earlier choices' },
  'earlier.choose': { vi: 'Xem lại một lần chọn', en: 'Look at one again' },
  'earlier.line': { vi: '{date}: {open} nơi, {objective}', en: '{date}: {open} places, {objective}' },
  wishes: { vi: 'Ý cho lần chọn tới', en: 'Wishes for the next choice' },
  'wish.forced': { vi: 'phải chọn', en: 'required' },
  'wish.forbidden': { vi: 'không chọn', en: 'forbidden' },

  // The answer
  'answer.title': { vi: 'Nên mở {count} nơi', en: 'Open {count} places' },
  'answer.none': { vi: 'Không nơi nào có ích thêm', en: 'No place would help' },
  'say.seats.all': { vi: 'Mọi em có đường đi đều có chỗ.', en: 'Every child with a way has a seat.' },
  'say.seats.some': {
    vi: 'Còn {count} em không có chỗ ở nơi đi tới được; không cách nào để ít hơn {bound} em.',
    en: '{count} children still find no seat within reach; no choice leaves fewer than {bound}.',
  },
  'say.seats.least': {
    vi: 'Còn {count} em không có chỗ ở nơi đi tới được; không cách nào để ít em hơn.',
    en: '{count} children still find no seat within reach; no choice leaves fewer.',
  },
  'say.distance.best': {
    vi: 'Không cách nào có tổng quãng đường ngắn hơn.',
    en: 'No choice has shorter ways in all.',
  },
  'say.distance.near': {
    vi: 'Không cách nào có tổng quãng đường ngắn hơn quá {percent} %.',
    en: 'No choice has ways shorter in all by more than {percent} %.',
  },
  'say.worst.best': {
    vi: 'Em xa nhất đi {metres} m; không cách nào để mọi em gần hơn thế.',
    en: 'The longest way is {metres} m; no choice makes it shorter.',
  },
  'say.worst.near': {
    vi: 'Em xa nhất đi {metres} m; chưa loại trừ được cách xuống tới {bound} m.',
    en: 'The longest way is {metres} m; a choice with {bound} m is not ruled out.',
  },
  'say.coverage.best': {
    vi: '{count} em ở trong {limit} m; không cách nào được nhiều em hơn.',
    en: '{count} children are within {limit} m; no choice reaches more.',
  },
  'say.coverage.near': {
    vi: '{count} em ở trong {limit} m; không cách nào được quá {bound} em.',
    en: '{count} children are within {limit} m; no choice reaches more than {bound}.',
  },
  'say.equity.best': {
    vi: 'Không cách nào công bằng hơn theo cách tính này.',
    en: 'No choice is fairer by this measure.',
  },
  'say.equity.near': {
    vi: 'Không cách nào công bằng hơn quá {percent} % theo cách tính này.',
    en: 'No choice is fairer by more than {percent} % by this measure.',
  },
  'say.time': {
    vi: 'Hết giờ nên dừng ở cách tốt nhất đã thấy; con số trên vẫn đúng cho cách đó.',
    en: 'Time ran out, so this is the best found; the figure above holds for it.',
  },
  'figures.title': { vi: 'Trước và sau', en: 'Before and after' },
  'figures.head': { vi: 'Chỉ số', en: 'Figure' },
  'figures.before': { vi: 'Trường hiện có', en: 'Schools of today' },
  'figures.after': { vi: 'Có nơi mới', en: 'With the new' },
  'figures.unseated': { vi: 'Em không có chỗ dù xếp khéo nhất', en: 'Children without a seat, placed at best' },
  'figures.nearest-first': {
    vi: 'Em chưa có chỗ khi xét em gần trước (như thẻ Phương án)',
    en: 'Children without a seat, the nearest seated first (as in Scenarios)',
  },
  'figures.mean': { vi: 'Quãng đường trung bình (m)', en: 'Mean way (m)' },
  'figures.longest': { vi: 'Quãng đường dài nhất (m)', en: 'Longest way (m)' },
  'figures.beyond': { vi: 'Em đi quá {limit} m', en: 'Children beyond {limit} m' },
  'figures.full': { vi: 'Trường gần nhất của nhiều em hơn số chỗ', en: 'Schools nearest to more than they seat' },
  'figures.note': {
    vi: 'Tính trên {children} em vào lớp đầu cấp, mỗi em đến nơi còn chỗ sao cho tổng quãng đường ngắn nhất; riêng dòng “xét em gần trước” tính như thẻ Phương án.',
    en: 'Of {children} children of the entry grade, each sent to a seat so that ways in all are shortest; the line “the nearest seated first” counts as Scenarios do.',
  },
  'table.title': { vi: 'Các nơi được chọn', en: 'The places chosen' },
  'table.place': { vi: 'Nơi', en: 'Place' },
  'table.children': { vi: 'Em học ở đây', en: 'Children there' },
  'table.gained': { vi: 'Trước không có chỗ', en: 'Had no seat' },
  'table.before': { vi: 'Đường trước', en: 'Way before' },
  'table.after': { vi: 'Đường sau', en: 'Way after' },
  'table.relieved': { vi: 'Giảm tải cho những trường nào', en: 'Which schools they relieve' },
  'table.still-full': { vi: '{name} (vẫn quá tải)', en: '{name} (still over-full)' },
  'table.expansion': { vi: 'xây thêm {rooms} phòng', en: '{rooms} classrooms more' },
  'table.site': { vi: 'trường mới {rooms} phòng', en: 'new school, {rooms} classrooms' },
  'considered.title': { vi: 'Đã xét những gì', en: 'What was considered' },
  'considered.candidates': {
    vi: '{candidates} địa điểm dự kiến và {expansions} trường có thể xây thêm; mỗi cụm nhà xét 40 trường và 40 địa điểm gần nhất trong 5 km, hoặc 4 nơi gần nhất.',
    en: '{candidates} candidates and {expansions} schools that could be extended; every cluster of homes looks at the nearest 40 schools and 40 candidates within 5 km, or the nearest 4.',
  },
  'considered.year': {
    vi: 'Trẻ của năm {year}: từ {today} em hiện nay, mỗi xã tăng giảm như dự báo lớp đầu cấp của các trường trong xã. {whole} xã không có dự báo riêng theo mức chung.',
    en: 'Children of {year}: from {today} today, those of a commune grow as the forecast of the entry grade of its schools. {whole} communes without a forecast follow the whole.',
  },
  'considered.seats-unknown': {
    vi: '{count} trường chưa biết số chỗ nên không nhận em nào ở đây.',
    en: '{count} schools have no known seats and take nobody here.',
  },
  'considered.unreached': {
    vi: '{count} em ở nơi không đường nào dẫn tới trường hay địa điểm nào.',
    en: '{count} children live where no road leads to any school or candidate.',
  },
  'considered.left-out': { vi: 'Địa điểm không xét ({count})', en: 'Candidates left out ({count})' },
  'left-out.excluded': { vi: 'đã loại', en: 'left out by the planner' },
  'left-out.water': { vi: 'nằm trong mặt nước', en: 'in water' },
  'left-out.off-road': { vi: 'cách đường hơn 500 m', en: 'more than 500 m from a road' },
  'left-out.unreached': { vi: 'không có đường tới', en: 'no road leads there' },
  beyond: {
    vi: 'Được mở {open} nơi nhưng chỉ có {candidates} nơi để chọn.',
    en: '{open} may open but there are only {candidates} to choose from.',
  },

  // No answer
  'deficit.title': { vi: 'Thiếu {missing} chỗ', en: '{missing} seats are missing' },
  'deficit.total': {
    vi: '{children} em nhưng các trường và {open} nơi lớn nhất được mở chỉ có {seats} chỗ.',
    en: '{children} children, but the schools and the {open} largest places that may open have {seats} seats.',
  },
  'deficit.reach': {
    vi: '{children} em dưới đây chỉ đi tới được những nơi có {seats} chỗ, dù mở hết các địa điểm.',
    en: 'The {children} children below reach places with {seats} seats only, even with every candidate open.',
  },
  'deficit.choice': {
    vi: 'Với {open} nơi mở, {children} em dưới đây chỉ đi tới được những nơi có {seats} chỗ.',
    en: 'With {open} places open, the {children} children below reach places with {seats} seats only.',
  },
  'deficit.whole': {
    vi: 'Với {open} nơi mở, chỗ tổng cộng đủ, nhưng các nơi ở có {children} em dưới đây không vào trọn được một trường nào. Hãy cho chia trẻ cùng một nơi ở ra nhiều trường, hoặc thêm chỗ.',
    en: 'With {open} places open the seats are enough in all, but no school can take the homes of the {children} children below whole. Let children of one place go to several schools, or add seats.',
  },
  'deficit.way': {
    vi: 'Với {open} nơi mở, không có đường từ nơi ở của các em dưới đây tới nơi nào đang mở.',
    en: 'With {open} places open, no way leads from the homes of the children below to a place that is open.',
  },
  'deficit.unproved': {
    vi: 'Đây là cách ít thiếu nhất đã thấy; chưa chắc là không có cách đủ chỗ.',
    en: 'This is the least shortage found; a choice with seats for all is not ruled out.',
  },
  'deficit.where': { vi: 'Các em ở', en: 'They live in' },
  'deficit.commune': { vi: '{name}: {children} em', en: '{name}: {children} children' },
  'deficit.places': { vi: 'Nơi các em tới được', en: 'Places within their reach' },
  'deficit.seats-instead': { vi: 'Chọn sao cho ít em thiếu chỗ nhất', en: 'Choose for the fewest without a seat' },

  // Why not here
  'why.chosen': { vi: 'Nơi này đang được chọn.', en: 'This place is among the chosen.' },
  'why.no-room': {
    vi: 'Số nơi bắt buộc đã đủ số được mở, nên không thử thêm được. Hãy tăng số nơi được mở.',
    en: 'As many are required as may open, so no other can be tried. Let more open.',
  },
  'why.left-out': { vi: 'Nơi này không được xét lần này.', en: 'This place was not considered this time.' },
  'why.unreached': {
    vi: 'Không em nào có đường tới đây, nên mở ở đây không có ích.',
    en: 'No child has a way here, so a school here would help nobody.',
  },
  'why.deficit': {
    vi: 'Nếu phải mở ở đây thì thiếu {missing} chỗ.',
    en: 'If one must open here, {missing} seats are missing.',
  },
  'why.worse.percent': {
    vi: 'Nếu phải mở ở đây, cách tốt nhất thấy được kém {percent} %.',
    en: 'If one must open here, the best way found is {percent} % worse.',
  },
  'why.worse.seats': {
    vi: 'Nếu phải mở ở đây, thêm {count} em không có chỗ.',
    en: 'If one must open here, {count} more children have no seat.',
  },
  'why.worse.metres': {
    vi: 'Nếu phải mở ở đây, em xa nhất đi {metres} m thay vì {before} m.',
    en: 'If one must open here, the longest way is {metres} m instead of {before} m.',
  },
  'why.worse.coverage': {
    vi: 'Nếu phải mở ở đây, bớt {count} em ở trong giới hạn.',
    en: 'If one must open here, {count} fewer children are within the limit.',
  },
  'why.same': {
    vi: 'Mở ở đây thay một nơi đang chọn cho kết quả ngang nhau.',
    en: 'Opening here in place of a chosen one comes out the same.',
  },
  'why.better': {
    vi: 'Mở ở đây còn tốt hơn cách đang thấy. Hãy buộc chọn nơi này rồi chọn lại.',
    en: 'Opening here is better than what was found. Require it and choose again.',
  },
  'why.farther': {
    vi: 'Nếu phải mở ở đây, mọi em vẫn có chỗ như thế nhưng đi xa hơn: trung bình {after} m thay vì {before} m.',
    en: 'If one must open here, as many have a seat but go farther: {after} m on average instead of {before} m.',
  },
  'why.mean': {
    vi: 'Quãng đường trung bình {after} m, đang là {before} m.',
    en: 'The mean way would be {after} m; it is {before} m.',
  },
  'why.sure': {
    vi: 'Chắc chắn kém: không cách nào có nơi này mà ngang được.',
    en: 'Surely worse: no choice with this place comes as far.',
  },
  'why.unsure': {
    vi: 'Chưa loại trừ được một cách có nơi này mà ngang bằng.',
    en: 'A choice with this place that comes as far is not ruled out.',
  },
  'ask-map': { vi: 'Hỏi một nơi trên bản đồ', en: 'Ask about a place on the map' },
  'ask-map.hint': {
    vi: 'Bấm vào bản đồ, cho biết số phòng, rồi hỏi: nếu có trường ở đó thì sao?',
    en: 'Click the map, say how many classrooms, and ask: what if a school stood there?',
  },

  // On
  'hand-over': { vi: 'Đưa vào phương án', en: 'Make it a scenario' },
  'hand-over.what': {
    vi: 'Lập một phương án có các nơi này, để kéo, đóng, vẽ tuyến và so sánh.',
    en: 'Makes a scenario with these places, to drag, close, redraw and compare.',
  },
  'hand-over.name': { vi: 'Chọn {count} nơi, {objective}', en: '{count} places, {objective}' },
} as const;
