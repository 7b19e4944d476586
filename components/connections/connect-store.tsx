"use client";

import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { ConnectionForm } from "./connection-form";
import type { PlatformOffer } from "./connection-state";
import { OneClick } from "./one-click";

/** All ways to connect a store of a platform: by its keys, and with one click where that works. */
export function ConnectStore({
  platform,
  onSaved,
}: {
  platform: PlatformOffer;
  onSaved(connectionId: string): void;
}) {
  const { oneClick } = platform;
  const form = <ConnectionForm platform={platform} onSaved={onSaved} />;
  if (!oneClick) return form;
  if (!oneClick.available) {
    return (
      <div className="grid gap-4">
        <p className="text-ink-muted text-sm">{oneClick.reason}</p>
        {form}
      </div>
    );
  }
  return (
    <Tabs defaultValue="keys">
      <TabsList aria-label="How to connect">
        <TabsTrigger value="keys">Enter a key</TabsTrigger>
        <TabsTrigger value="one-click">Connect with one click</TabsTrigger>
      </TabsList>
      <TabsContent value="keys">{form}</TabsContent>
      <TabsContent value="one-click">
        <OneClick platform={platform} />
      </TabsContent>
    </Tabs>
  );
}
