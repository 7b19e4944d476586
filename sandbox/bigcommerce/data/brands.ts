export interface DemoBrand {
  name: string;
  pageTitle?: string;
  metaDescription?: string;
  searchKeywords?: string;
  picture?: string;
}

export const brands: DemoBrand[] = [
  {
    name: "Nordhavn",
    pageTitle: "Nordhavn tents and packs",
    metaDescription: "Shelters made for wind.",
    picture: "tent-navy-brand",
  },
  { name: "Fjellstue", searchKeywords: "wool, merino, norway" },
  { name: "Hart & Vale" },
  { name: "Terra Ligna" },
  { name: "工房こむぎ" },
  { name: "Ελιά Κορινθίας" },
  { name: "نول الواحة" },
  { name: "Bright Mill" },
  { name: "Plain Goods" },
];
