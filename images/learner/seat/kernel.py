"""The kernel behind one open unit page: ipykernel's, without what only a person at a terminal would want."""

from __future__ import annotations

import warnings

from ipykernel.kernelapp import IPKernelApp

# No socket of the Internet's families may be made, and none is needed.
warnings.filterwarnings("ignore", "Couldn't bind IOPub Pipe", UserWarning)


class SeatKernel(IPKernelApp):
    """Runs a lesson's cells and its tools."""

    def init_extensions(self):
        """Widgets answer to this kernel; they were imported before there was one."""
        import ipywidgets

        super().init_extensions()
        ipywidgets.load_ipython_extension(self.shell)

    def log_connection_info(self):
        """Nobody connects by hand."""

    def init_pdb(self):
        """No debugger."""

    def init_gui_pylab(self):
        """No window to draw in."""
