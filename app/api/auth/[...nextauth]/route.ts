import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/server/auth/options";
import { currentVisit } from "@/server/auth/session";
import { inRequest } from "@/server/infra/in-request";

type Params = { params: Promise<{ nextauth: string[] }> };

function handler(request: NextRequest, context: Params) {
  return inRequest(request, async () => NextAuth(request, context, authOptions(await currentVisit())));
}

export { handler as GET, handler as POST };
