export const familyNames = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Huỳnh',
  'Phan',
  'Võ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
  'Lý',
  'Đinh',
  'Trương',
  'Mai',
  'Lâm',
  'Tạ',
  'Châu',
];
const middles = ['Văn', 'Thị', 'Hữu', 'Đình', 'Công', 'Quang', 'Minh', 'Ngọc', 'Thanh', 'Xuân', 'Bá', 'Đức'];
const givens = [
  'Đước',
  'Sen',
  'Tràm',
  'Súng',
  'Lụa',
  'Dâu',
  'Sậy',
  'Bần',
  'Lúa',
  'Mây',
  'Bến',
  'Thoi',
  'Gạo',
  'Điền',
  'Thủy',
  'Giang',
  'Hạc',
  'Sếu',
  'Cau',
  'Tơ',
];
const plants = [
  'Bằng Lăng',
  'Phượng Vĩ',
  'Mai Vàng',
  'Sao Đen',
  'Dầu Rái',
  'Me Tây',
  'Hoa Gạo',
  'Hoa Sứ',
  'Bồ Đề',
  'Lộc Vừng',
  'Hoàng Lan',
  'Ngọc Lan',
  'Sen Hồng',
  'Cau Vua',
  'Dừa Nước',
  'Tre Xanh',
  'Trúc Vàng',
  'Thiên Lý',
  'Dâu Tằm',
  'Bông Súng',
  'Lá Sen',
  'Bông Lau',
  'Điên Điển',
  'So Đũa',
  'Ô Môi',
  'Trâm Bầu',
];

/** Names nobody bears: persons named after plants, water and silk; never the same twice. */
export function streetNames(random: () => number): () => string {
  const people = familyNames.flatMap((family) =>
    middles.flatMap((middle) => givens.map((given) => `Đường ${family} ${middle} ${given}`)),
  );
  const pool = shuffled(people, random);
  const trees = shuffled(plants, random).map((plant) => `Đường ${plant}`);
  let taken = 0;
  return () => {
    taken += 1;
    const tree = taken % 9 === 0 ? trees.pop() : undefined;
    return tree ?? pool.pop() ?? `Đường số ${taken}`;
  };
}

const virtues = [
  'Bình Minh',
  'Hoa Sen',
  'Ánh Dương',
  'Măng Non',
  'Họa Mi',
  'Sơn Ca',
  'Vàng Anh',
  'Hướng Dương',
  'Tuổi Thơ',
  'Bông Lúa',
  'Cánh Diều',
  'Tổ Ong',
  'Chim Non',
  'Mầm Xanh',
  'Sao Mai',
  'Hoa Mai',
  'Bé Ngoan',
  'Vườn Hồng',
  'Cầu Vồng',
  'Thỏ Ngọc',
  'Hải Âu',
  'Ngôi Nhà Nhỏ',
  'Hoa Cúc',
  'Trăng Non',
  'Mặt Trời',
];

/** School names: nurseries after small bright things, others after the commune or an invented person. */
export function nurseryNames(random: () => number): () => string {
  const pool = shuffled(virtues, random);
  return () => pool.pop() ?? 'Hoa Lúa';
}

export function personNames(random: () => number): () => string {
  const pool = shuffled(
    familyNames.flatMap((family) => middles.flatMap((middle) => givens.map((given) => `${family} ${middle} ${given}`))),
    random,
  );
  return () => pool.pop()!;
}

/** The same elements in an order of chance (Fisher and Yates). */
function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const mixed = list.slice();
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [mixed[i], mixed[j]] = [mixed[j], mixed[i]];
  }
  return mixed;
}
