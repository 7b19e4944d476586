export interface DemoCategory {
  /** From the top down; the last part is the name. */
  path: string;
  description?: string;
  hidden?: boolean;
  pageTitle?: string;
  metaDescription?: string;
  picture?: string;
}

/** Three levels. "Accessories" stands under two parents; "Camp Kitchen & Fire" has a sign that needs escaping. */
export const categories: DemoCategory[] = [
  {
    path: "Outdoor",
    description: "<p>Everything for a night or a season outside.</p>",
    pageTitle: "Outdoor gear",
    metaDescription: "Tents, packs, boots and camp kitchen.",
    picture: "tent-forest-category",
  },
  { path: "Outdoor > Camping", description: "<p>Sleep dry, sleep warm.</p>" },
  { path: "Outdoor > Camping > Tents" },
  { path: "Outdoor > Camping > Sleeping" },
  { path: "Outdoor > Camping > Accessories" },
  { path: "Outdoor > Hiking" },
  { path: "Outdoor > Hiking > Backpacks" },
  { path: "Outdoor > Hiking > Footwear" },
  { path: "Outdoor > Hiking > Accessories" },
  { path: "Outdoor > Camp Kitchen & Fire", description: "<p>Pots, pans &amp; a good flame.</p>" },
  { path: "Clothing", picture: "shirt-sage-category" },
  { path: "Clothing > Jackets & Layers" },
  { path: "Clothing > Shirts" },
  { path: "Clothing > Socks & Hats" },
  { path: "Home", description: "<p>Well made things for every day.</p>", picture: "lamp-mustard-category" },
  { path: "Home > Kitchen" },
  { path: "Home > Kitchen > Mugs and Bowls" },
  { path: "Home > Kitchen > Knives and Boards" },
  { path: "Home > Living" },
  { path: "Home > Living > Lamps" },
  { path: "Home > Living > Textiles" },
  { path: "Home > Garden" },
  { path: "Books and Downloads" },
  { path: "日本の道具", description: "<p>日本の工房から届いた台所道具。</p>" },
  { path: "Archive", hidden: true },
];
