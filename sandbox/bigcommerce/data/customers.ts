import type { CustomerInput } from "../customers/build-customer";

export type DemoCustomer = Omit<CustomerInput, "id" | "created" | "modified"> & {
  created: string;
  modified?: string;
};

const ashford = { city: "Ashford", state: "Connecticut", zip: "06278" };

/** Customers with something about them. Those of every day follow in a file of their own. */
export const oddCustomers: DemoCustomer[] = [
  {
    first: "Ann",
    last: "Lindqvist",
    email: "ann@example.com",
    phone: "555-0142",
    created: "2023-11-20T10:15:00Z",
    addresses: [{ street: "8 Mill Road", ...ashford }],
    attributes: [
      [1, "FH-00017"],
      [3, "420"],
    ],
    formFields: [["How did you hear about us?", "A friend"]],
  },
  {
    // More addresses than come along with a customer.
    first: "Harald",
    last: "Nyström-Okafor",
    company: "Okafor Outfitters, LLC",
    email: "orders@okafor-outfitters.example",
    phone: "+1 (555) 010-0188 ext. 4",
    group: 1,
    created: "2023-12-01T08:00:00Z",
    modified: "2025-09-14T16:40:12Z",
    taxExempt: "G",
    storeCredit: 250,
    notes: "Pays by invoice.\nAlways call before delivering.",
    addresses: Array.from({ length: 14 }, (_, index) => ({
      street: `${100 + index * 7} Depot Street`,
      street2: `Dock ${index + 1}`,
      city: ["Portland", "Bend", "Salem"][index % 3] ?? "",
      state: "Oregon",
      zip: `97${201 + index}`,
      commercial: true,
    })),
    attributes: [
      [8, "Robin Marsh"],
      [9, "US-93-1188420"],
      [10, "5000"],
    ],
  },
  {
    // More attributes than come along with a customer.
    first: "Wilhelmina",
    last: "Abernathy",
    email: "w.abernathy@example.com",
    phone: "555-0177",
    created: "2023-12-24T23:59:59Z",
    addresses: [
      {
        street: "1 Lighthouse Point",
        city: "Bar Harbor",
        state: "ME",
        zip: "04609",
        formFields: [["Delivery instructions", "Leave it with the keeper"]],
      },
    ],
    attributes: Array.from({ length: 13 }, (_, index): [number, string] => [index + 1, `Value ${index + 1}`]),
  },
  {
    // The same e-mail twice, each on a channel of its own.
    first: "Dana",
    last: "Whitcombe",
    email: "dana.whitcombe@example.com",
    created: "2024-02-02T09:00:00Z",
    channels: [1],
    addresses: [{ street: "77 Orchard Way", city: "Ithaca", state: "New York", zip: "14850" }],
  },
  {
    first: "Dana",
    last: "Whitcombe-Reyes",
    email: "Dana.Whitcombe@example.com",
    created: "2024-08-19T19:30:00Z",
    channels: [2],
    company: "Reyes Interiors",
    addresses: [
      { street: "77 Orchard Way", city: "Ithaca", state: "NY", zip: "14850-1234", commercial: true },
    ],
  },
  {
    first: "明子",
    last: "山田",
    email: "akiko.yamada@example.jp",
    phone: "+81 3-5550-0199",
    company: "山田商店",
    group: 3,
    created: "2024-01-15T02:10:00Z",
    addresses: [
      {
        street: "銀座4丁目5−6",
        street2: "山田ビル 3階",
        city: "中央区",
        state: "東京都",
        zip: "104-0061",
        country: "JP",
      },
    ],
  },
  {
    first: "Ελένη",
    last: "Παπαδοπούλου",
    email: "eleni@example.gr",
    created: "2024-03-25T07:45:00Z",
    addresses: [{ street: "Οδός Ερμού 15", city: "Αθήνα", state: "Αττική", zip: "105 63", country: "GR" }],
  },
  {
    first: "محمد",
    last: "الهاشمي",
    email: "m.alhashimi@example.ae",
    phone: "+971 4 555 0100",
    created: "2024-05-02T12:00:00Z",
    // No postal codes are in use there.
    addresses: [{ street: "شارع الشيخ زايد", city: "دبي", state: "دبي", country: "AE" }],
  },
  {
    first: "Zoë",
    last: "O'Hanlon-Ó Súilleabháin",
    email: "zoe+shop@example.ie",
    phone: "01 555 0134",
    created: "2024-06-11T11:11:11Z",
    addresses: [{ street: "Inis Mór House", city: "Galway", state: "", zip: "H91 X2Y3", country: "IE" }],
  },
  {
    // One name only, no phone, no address.
    first: "Cher",
    last: ".",
    email: "cher@example.org",
    created: "2024-07-04T00:00:01Z",
  },
  {
    first: "Very Long First Name That Somebody Typed To See What Happens With It On The Label",
    last: "And-A-Double-Barrelled-Last-Name-Of-Considerable-Length-As-Well",
    email:
      "a.rather.long.address.that.still.fits.the.sixty-four.signs.allowed@a-domain-with-a-long-name.example",
    created: "2024-07-30T15:00:00Z",
    addresses: [
      {
        street:
          "Flat 12B, The Old Cooperage Building, Behind the Second Yard on the Left, 1042 North West Esplanade",
        street2: "Ring the upper of the two lower bells",
        city: "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
        state: "UK",
        zip: "LL61 5UJ",
        country: "GB",
      },
    ],
  },
  {
    first: "<b>Robert</b>",
    last: 'Tables"; --',
    email: "bobby@example.com",
    created: "2024-09-01T08:30:00Z",
    notes: "<script>alert('notes')</script> & a 100 % odd name",
    addresses: [{ street: "3 'Quoted' \"Lane\" & Co.", city: "Tulsa", state: "OK", zip: "74103" }],
  },
  {
    first: "Jean-Luc",
    last: "Françoise d'Épinay",
    email: "jl.depinay@example.fr",
    phone: "+33 1 55 50 01 00",
    group: 2,
    storeCredit: 12.3456,
    created: "2024-09-20T06:00:00Z",
    addresses: [
      { street: "5 rue de l'Église", city: "Strasbourg", zip: "67000", country: "FR" },
      { street: "12 place du Marché", city: "Colmar", zip: "68000", country: "FR", first: "Amélie" },
    ],
  },
  {
    // The text "0" where other answers have nothing.
    first: "Null",
    last: "Nullsson",
    email: "null@example.com",
    phone: "0",
    company: "0",
    created: "2024-10-10T10:10:10Z",
    more: { notes: "0", registration_ip_address: "" },
  },
  {
    first: "吴",
    last: "🌿",
    email: "wu@example.hk",
    created: "2024-11-11T11:11:11Z",
    // A country without states or postal codes.
    addresses: [{ street: "1 Garden Road 🌸", city: "Central", country: "HK" }],
    formFields: [
      ["Favourite colours", ["Sage", "Rust"]],
      ["How did you hear about us?", ""],
    ],
  },
  {
    first: "St. Brigid's",
    last: "School",
    company: "St. Brigid's Primary School",
    email: "office@st-brigids.example",
    phone: "555-0160",
    group: 1,
    taxExempt: "E,G",
    created: "2025-01-20T14:00:00Z",
    addresses: [
      { street: "20 Chapel Hill", city: "Burlington", state: "Vermont", zip: "05401", commercial: true },
    ],
  },
];
