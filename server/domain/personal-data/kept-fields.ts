/**
 * What of an order, a customer or a review is no personal data. It is a list of what stays: a field that is not named
 * here is hidden, so that one which a store adds tomorrow is hidden too. A name alone is not enough: what stays has to
 * look like what the name says.
 */
type Looks = RegExp;

const ID: Looks = /^(\d{1,20}|[0-9a-f]{8}-[0-9a-f-]{8,36}|[0-9a-f]{24})$/i;
/** What PrimeLink writes to find things again: "store:order:17", "line:3 (2)". */
const STAMP: Looks = /^[\w.-]+(:[\w.-]+)+( \(\d+\))?$/;
const DECIMAL: Looks = /^-?\d{1,12}(\.\d{1,20})?$/;
const COUNT: Looks = /^-?\d{1,9}(\.\d{1,4})?$/;
const DATE: Looks =
  /^(\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?( ?(Z|[+-]\d{2}:?\d{2}))?)?|[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}|\d{10}|\d{13})$/;
const CURRENCY: Looks = /^[A-Z]{3}$/;
const COUNTRY: Looks = /^[A-Z]{2}$/;
const LANGUAGE: Looks = /^[a-z]{2}([-_][A-Za-z]{2,4})?$/;
const WORD: Looks = /^[a-z][a-z _/-]{0,39}$/i;
const SKU: Looks = /^(?!\d{1,3}(\.\d{1,3}){3}$)[^\s@+]{1,64}$/;

function named(looks: Looks, names: string): [string, Looks][] {
  return names
    .trim()
    .split(/\s+/)
    .map((name) => [name, looks]);
}

/** By the field's name without its case, its underscores and PrimeLink's own prefix. */
const KEPT: ReadonlyMap<string, Looks> = new Map([
  ...named(
    ID,
    `id ids sourceid sourceids targetid externalid productid variantid variationid customerid parentid lineid
     parentlineid addressid orderid orderproductid orderaddressid parentorderproductid statusid channelid channelids
     channels channel originchannelid customergroupid groupid refundid itemid attributeid ordernumber customer product
     variant parentline`,
  ),
  ...named(STAMP, "createdvia source line stamp"),
  ...named(
    DECIMAL,
    `extax inctax tax total subtotal amount discount discountamount coupondiscount couponamount cost price unitprice
     rate exchangerate currencyexchangerate storecredit storecreditamount giftcertificate giftcertificateamount
     subtotalextax subtotalinctax subtotaltax shippingcost shippingcostextax shippingcostinctax shippingcosttax
     handlingcost handlingcostextax handlingcostinctax handlingcosttax wrappingcost wrappingcostextax
     wrappingcostinctax wrappingcosttax totalextax totalinctax totaltax costextax costexctax costinctax costtax
     priceextax priceinctax pricetax baseprice basetotal discountedtotalinctax lineamount requestedamount totalamount
     refundtotal discounttotal discounttax shippingtotal shippingtax carttax subtotalprice`,
  ),
  ...named(
    COUNT,
    `quantity quantityshipped quantityrefunded itemstotal itemsshipped shippingaddresscount addresscount
     attributecount position rating menuorder`,
  ),
  ...named(
    DATE,
    `createdat modifiedat shippedat paidat completedat datecreated datecreatedgmt datemodified datemodifiedgmt
     dateshipped datepaid datepaidgmt datecompleted datecompletedgmt datereviewed created modified refunded`,
  ),
  ...named(CURRENCY, "currency currencycode defaultcurrencycode storedefaultcurrencycode displaycurrency"),
  ...named(COUNTRY, "country countrycode countryiso2"),
  ...named(LANGUAGE, "locale customerlocale language"),
  ...named(
    WORD,
    `status statusname customstatus paymentstatus paymentmethod paymentmethodtitle kind event appliesto lineitemtype
     itemtype addresstype origin ordersource taxclass taxstatus role operation part`,
  ),
  ...named(SKU, "sku gtin"),
]);

/** "billing.first_name", "meta:_primelink_created" and "Date-Created" by the name that the list has. */
export function fieldName(path: string): string {
  return (/[^.:]*$/.exec(path)?.[0] ?? path)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .replace(/^primelink/, "");
}

/** Whether this value may be seen in a field of that name. */
export function isKept(path: string, value: string | number): boolean {
  return KEPT.get(fieldName(path))?.test(String(value)) ?? false;
}

/** Answers to questions that the merchant made up: nothing within is known to be harmless but what was asked. */
const ASKED = new Set([
  "formfields",
  "attributes",
  "options",
  "productoptions",
  "configurablefields",
  "metafields",
]);

export function isAsked(path: string): boolean {
  return ASKED.has(fieldName(path));
}
