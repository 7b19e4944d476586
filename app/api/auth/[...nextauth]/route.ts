import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/server/auth/options";
import { currentVisit } from "@/server/auth/session";

type Params = { params: Promise<{ nextauth: string[] }> };

async function handler(request: NextRequest, context: Params) {
  return NextAuth(request, context, authOptions(await currentVisit()));
}

export { handler as GET, handler as POST };
