import { KeyRound, Link2, MonitorSmartphone, ShieldCheck, UserRound } from "lucide-react";
import { type PageLink, PageLinks } from "@/components/shell/page-links";

const PAGES: readonly PageLink[] = [
  { href: "/account", label: "Profile", icon: UserRound },
  { href: "/account/password", label: "Password", icon: KeyRound },
  { href: "/account/second-factor", label: "Two-step sign-in", icon: ShieldCheck },
  { href: "/account/sessions", label: "Devices", icon: MonitorSmartphone },
  { href: "/account/sign-ins", label: "Linked sign-ins", icon: Link2 },
];

/** At the side; on a phone above the page, all in sight. */
export function AccountNavigation() {
  return <PageLinks label="Your account" pages={PAGES} className="flex flex-wrap gap-1 md:grid md:gap-0.5" />;
}
