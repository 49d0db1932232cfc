# What the service runs from: no build tools, no root, a read-only file system and one volume for the database and computed vectors.
# docs/container.md says how to run it, and how to renew the base image.

# Pinned by the digest of its index (amd64 and arm64). The tag is for people; the digest decides. A mirror is named with --build-arg.
ARG NODE_IMAGE=docker.io/library/node:24.21.0-bookworm-slim@sha256:d6aa754f16b3197301076f047b5def2f02ea1dbbc2ca920407d46d7ec7f87b20

FROM ${NODE_IMAGE} AS build
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY scripts/ensure-node.mjs scripts/node-version.mjs scripts/
RUN npm ci --omit=dev
COPY LICENSE NOTICE ./
COPY bin bin
COPY scripts scripts
COPY src src
COPY deploy/teams deploy/teams
COPY knowledge-base knowledge-base
# Clauses and expected questions whose vectors are not there yet are read by the model here, once, and not at each start.
RUN node scripts/make-vectors.ts
RUN node scripts/make-sbom.ts && node scripts/third-party-notices.ts && node scripts/trim-packages.ts
# As the one who will run it: Node keeps compiled code by user.
RUN mkdir node_modules/.cache && chown node:node node_modules/.cache
USER node
RUN node scripts/warm-up.ts

FROM ${NODE_IMAGE}
# npm is for building. Without it there is nothing to install packages with, and less to be found fault with.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /usr/local/bin/yarn* /opt/yarn*
# Memory that a thread gave back stays in its own pool otherwise: councils' guidance that is opened and let go of again and again took as much again.
ENV NODE_ENV=production DATA_DIR=/data MALLOC_ARENA_MAX=2
WORKDIR /app
COPY --from=build /app/package.json /app/LICENSE /app/NOTICE /app/THIRD-PARTY-NOTICES /app/sbom.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/deploy deploy
COPY --from=build /app/bin bin
COPY --from=build /app/scripts/node-version.mjs scripts/
COPY --from=build /app/src src
COPY --from=build /app/knowledge-base knowledge-base
RUN mkdir /data && chown node:node /data
# By number: Kubernetes can tell only of a number that it is not root.
USER 1000:1000
VOLUME /data
EXPOSE 3978
# Five seconds, since a busy machine may take two to start the check; three times, since one slow moment is no fault.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3978}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "bin/clausebook.mjs", "serve"]
