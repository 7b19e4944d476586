"use client";

import { ImageOff } from "lucide-react";
import { useState } from "react";

const IMAGE_ADDRESS = /^https?:\/\/[^\s?#]+\.(?:jpe?g|png|gif|webp|avif)(?:[?#]\S*)?$/i;

/** SVG is left out: it is a document that can ask for others. */
export function isImageAddress(text: string): boolean {
  return IMAGE_ADDRESS.test(text);
}

function fileName(address: string): string {
  const path = address.split(/[?#]/)[0] ?? address;
  return path.slice(path.lastIndexOf("/") + 1) || address;
}

/** A small picture with its address behind it. The store that serves it is not told who looks at what. */
export function ImageValue({ address }: { address: string }) {
  const [broken, setBroken] = useState(false);
  return (
    <a
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      title={address}
      className="focus-ring my-0.5 flex min-w-0 items-center gap-2 rounded text-accent-text hover:underline"
    >
      <span className="flex size-9 shrink-0 items-center justify-center overflow-hidden rounded-md border bg-subtle">
        {broken ? (
          <ImageOff className="size-4 text-ink-faint" aria-hidden />
        ) : (
          // biome-ignore lint/performance/noImgElement: pictures of any store; this server must not fetch them for optimisation.
          <img
            src={address}
            alt=""
            loading="lazy"
            decoding="async"
            referrerPolicy="no-referrer"
            className="size-full object-cover"
            onError={() => setBroken(true)}
          />
        )}
      </span>
      <span className="truncate text-xs">{fileName(address)}</span>
    </a>
  );
}
