/** Who signs in to the demo and while developing. Made on local databases only, never by `npm start`. */
export const demoAccount = {
  email: "demo@primelink.example",
  password: "primelink-demo",
  name: "Demo",
  organisation: "Demo agency",
  timeZone: "UTC",
};
