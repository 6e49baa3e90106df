#!/usr/bin/env bash
# The contract suite on PostgreSQL: two databases, two roles. Run it inside with_cluster.sh.
set -euo pipefail
for name in contract_main contract_vault; do
  psql -q "$ABRI_TEST_POSTGRES/postgres" -c "create role $name login password '$name'" -c "create database $name owner $name" -c "revoke connect on database $name from public"
done
place=${ABRI_TEST_POSTGRES##*@}
export ABRI_TEST_MAIN="postgresql://contract_main:contract_main@$place/contract_main"
export ABRI_TEST_VAULT="postgresql://contract_vault:contract_vault@$place/contract_vault"
exec "$1"
