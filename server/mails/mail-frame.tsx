import { Body } from "@react-email/body";
import { Button } from "@react-email/button";
import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Heading } from "@react-email/heading";
import { Hr } from "@react-email/hr";
import { Html } from "@react-email/html";
import { Preview } from "@react-email/preview";
import { Text } from "@react-email/text";
import type { ReactNode } from "react";
import { look } from "./look";

interface MailFrameProps {
  heading: string;
  /** What lists of mails show beside the subject. */
  preview: string;
  action?: { label: string; href: string } | undefined;
  /** Why this mail came, and how to get no more of them. */
  footer: ReactNode;
  children: ReactNode;
}

/** What every mail of PrimeLink looks like: one card, one thing to do. */
export function MailFrame({ heading, preview, action, footer, children }: MailFrameProps) {
  return (
    <Html lang="en">
      <Head>
        <title>{heading}</title>
      </Head>
      <Body style={look.body}>
        <Preview>{preview}</Preview>
        <Container style={look.card}>
          <Text style={look.brand}>PrimeLink</Text>
          <Heading as="h1" style={look.heading}>
            {heading}
          </Heading>
          {children}
          {action && (
            <Button href={action.href} style={look.button}>
              {action.label}
            </Button>
          )}
          <Hr style={look.rule} />
          <Text style={look.small}>{footer}</Text>
        </Container>
      </Body>
    </Html>
  );
}
