import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/server/auth/options";
import { inRequest } from "@/server/infra/in-request";

type Params = { params: Promise<{ nextauth: string[] }> };

function handler(request: NextRequest, context: Params) {
  return inRequest(request, () => NextAuth(request, context, authOptions()));
}

export { handler as GET, handler as POST };
