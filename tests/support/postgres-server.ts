import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

/** The server that tests may make databases on; undefined: there is none. */
export const POSTGRES_SERVER = process.env['TEST_DATABASE_URL'];

/** A new database on the server. */
export async function aPostgresDatabase(encoding = 'UTF8'): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const name = `clausebook_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name} encoding '${encoding}' locale 'C' template template0`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`drop database ${name} with (force)`) };
}

/** Runs one statement in the server's own database. */
export async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function serverUrl(): string {
  if (POSTGRES_SERVER === undefined) throw new Error('TEST_DATABASE_URL is not set.');
  return POSTGRES_SERVER;
}
