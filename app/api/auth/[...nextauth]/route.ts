import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/server/auth/options";
import { currentVisit } from "@/server/auth/session";
import { inRequest } from "@/server/infra/in-request";
import { withVisitor } from "@/server/infra/request-visitor";

type Params = { params: Promise<{ nextauth: string[] }> };

function handler(request: NextRequest, context: Params) {
  return inRequest(request, async () => {
    const visit = await currentVisit();
    return withVisitor(visit.visitor, () => NextAuth(request, context, authOptions(visit)));
  });
}

export { handler as GET, handler as POST };
