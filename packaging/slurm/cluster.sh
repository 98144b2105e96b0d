#!/usr/bin/env bash
# A scheduler and workers as one job of SLURM: sbatch packaging/slurm/cluster.sh CERTIFICATES
# CERTIFICATES is the folder that `rembg-desktop cluster certificates` made, on a file system that all nodes see. Scheduler and
# workers run until the job ends. The first lines of the job's output say how to connect the executor. See docs/scale.md.
#SBATCH --job-name=rembg-desktop
#SBATCH --nodes=4
#SBATCH --ntasks-per-node=1
#SBATCH --cpus-per-task=8
#SBATCH --mem-per-cpu=2G
#SBATCH --time=08:00:00
#SBATCH --output=rembg-desktop-%j.log
set -euo pipefail

certificates=$(realpath "${1:?the folder of certificates}")
environment=${REMBG_DESKTOP_ENVIRONMENT:-$HOME/.venvs/rembg-desktop} # with the extra: pip install 'rembg-desktop[cluster]'
scratch=${TMPDIR:-/tmp}
address=tls://$(hostname --fqdn):8786

tls() { # ROLE
  printf -- '--tls-ca-file %s/ca.pem --tls-cert %s/cert.pem --tls-key %s/key.pem' "$certificates/$1" "$certificates/$1" "$certificates/$1"
}

# shellcheck disable=SC2046 # several words
"$environment/bin/dask" scheduler --protocol tls --port 8786 --dashboard-address 127.0.0.1:8787 $(tls scheduler) &
trap 'kill %1' EXIT
echo "Connect with: rembg-desktop run --cluster $address --cluster-certificates $certificates/client"

# One process on each node, with a thread for each core. It is killed with the job; images that it had go elsewhere.
# shellcheck disable=SC2046
srun --ntasks="$SLURM_JOB_NUM_NODES" "$environment/bin/dask" worker "$address" \
  --nworkers 1 --nthreads "${SLURM_CPUS_PER_TASK:-1}" --no-dashboard --dashboard-address 127.0.0.1:0 \
  --local-directory "$scratch" --preload rembg_desktop.cluster.worker $(tls worker)
