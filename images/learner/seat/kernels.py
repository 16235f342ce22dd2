"""The kernels behind open unit pages: how one is started, what it is told, how many may live."""

from __future__ import annotations

import os
from importlib.metadata import EntryPoint

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager, NoSuchKernel
from jupyter_client.provisioning import KernelProvisionerFactory
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets import Integer

NAME = "python3"
PROVISIONER = "nursery"
KernelProvisionerFactory.instance().provisioners[PROVISIONER] = EntryPoint(
    PROVISIONER, "seat.forked:ForkedKernel", KernelProvisionerFactory.GROUP_NAME
)
# A kernel is told only what a tool needs; the hub's keys are not among it.
KEPT = ("PATH", "LANG", "LC_ALL", "HOME", "TMPDIR", "IPYTHONDIR", "MPLCONFIGDIR")
KEPT_PREFIXES = ("TALAT_", "OPENBLAS_", "OMP_", "VOILA_", "PYTHON")


def environment(given: dict[str, str]) -> dict[str, str]:
    """The part of `given` a kernel gets to see."""
    return {key: value for key, value in given.items() if key in KEPT or key.startswith(KEPT_PREFIXES)}


class OneSpec(KernelSpecManager):
    """Knows one kernel, written here: nothing on a disk can name another program."""

    def get_kernel_spec(self, kernel_name):
        if kernel_name != NAME:
            raise NoSuchKernel(kernel_name)
        options = [f"--ipython-dir={os.environ['IPYTHONDIR']}", "--HistoryManager.enabled=False"]
        return KernelSpec(
            argv=["-f", "{connection_file}", *options],  # of a fork, which needs no program
            display_name="Python",
            language="python",
            metadata={"kernel_provisioner": {"provisioner_name": PROVISIONER}},
        )

    def find_kernel_specs(self):
        return {NAME: ""}

    def get_all_specs(self):
        return {NAME: {"resource_dir": "", "spec": self.get_kernel_spec(NAME).to_dict()}}


class FewKernels(AsyncMappingKernelManager):
    """Ends the oldest kernel when a seat would have more than it can carry."""

    most = Integer(3, config=True, help="unit pages that may be alive in one seat")

    async def start_kernel(self, **options):
        """Start one kernel for a page; returns its id."""
        while len(self.list_kernel_ids()) >= self.most:
            await self.shutdown_kernel(self.list_kernel_ids()[0], now=True)
        options["env"] = environment(options.get("env") or dict(os.environ))
        return await super().start_kernel(**options)
